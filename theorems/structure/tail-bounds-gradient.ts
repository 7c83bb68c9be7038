import { galanti2022, theorem } from "#theorem";

export default theorem({
  says: "No batch's step can be shorter than weight decay's pull on the singular values beyond the batch's rank.",
  kind: "exact",
  assumes: [
    "network of any activation, dense or convolutional, at any weights",
    "weight decay λ > 0",
    "any batch of B samples",
    "B·P_k below the rows and the columns of W_k, else the tail is empty",
  ],
  formula: "step >= 2 * lambda * tail",
  where: {
    step: "‖∂L_𝓑/∂W_k + 2λW_k‖_F, which times η is how far a step of SGD on the batch 𝓑 moves W_k",
    lambda: "λ, weight decay",
    tail: "(Σ σ_j(W_k)² over j > B·P_k)^½, P_k being at how many positions W_k is used, 1 in a dense layer",
  },
  source: { work: galanti2022, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. By structure/batch-gradient-has-low-rank −∂L_𝓑/∂W_k is a matrix of rank at most B·P_k. Of all such matrices the one nearest to 2λW_k keeps its B·P_k largest singular values (Eckart and Young), and its distance is the root of the sum of the other squares, 2λ · tail.",
    "Why it matters. The bound has no constant and holds for every batch at once, so unless the weights have rank at most B·P_k, SGD with small batches and decay never comes to rest, at a stationary point of the whole loss neither: low rank is what less noise asks for.",
    "How tight it is. Where the data are fitted before the start is forgotten the gradient is small beside the decay, and the ratio of the two sides comes near 1: the smallest seen on calibration draws is 1.028. Twice the constant is too much there.",
  ],
});
