import { galanti2022, theorem } from "#theorem";

export default theorem({
  says: "What decay leaves of the weights of n steps ago is all that sets them apart from a matrix of rank n·B·P_k.",
  kind: "exact",
  assumes: [
    "network of any activation, dense or convolutional, from any start",
    "SGD with weight decay, without momentum, any batches of at most B samples",
    "every n with n·B·P_k below the rows and the columns of W_k, else the bounds say nothing",
  ],
  formula: "off == 0 and beyond == 0 and sigma_next <= p * sigma",
  where: {
    off: "‖R − S‖_F, with R = W_T − p·W_{T−n} the remainder and S = −Σ η_t p_t G_t over the last n steps t, G_t being the batch gradient of W_k and p_t the product of 1 − 2η_sλ over the steps s after t",
    beyond: "σ of R at n·B·P_k + 1, which is 0 for a matrix of rank n·B·P_k",
    sigma_next: "σ of W_T at n·B·P_k + i, i = 1, 2, …",
    p: "∏(1 − 2η_tλ) over the last n steps",
    sigma: "σ_i of W_{T−n}, of the weights n steps before",
  },
  source: { work: galanti2022, status: "derived" },
  expected: "holds",
  sister: "rank/published-bound-explains-rank",
  remarks: [
    "Derivation. A step is W⁺ = (1 − 2ηλ) W − ηG. Written out over n steps it gives W_T = p·W_{T−n} + S. Each G_t has rank at most B·P_k, by structure/batch-gradient-has-low-rank, so S has rank at most n·B·P_k. A matrix of rank r moves singular values by at most r places, σ_{r+i}(A + S) ≤ σ_i(A) (Weyl), which is the last inequality.",
    "What it says. The weights are a matrix of low rank but for a remainder that decays: after n steps all singular values beyond the first n·B·P_k are below ∏(1 − 2η_tλ) σ₁. It bounds the rank only where that product is small while n·B·P_k is still below the width: on calibration draws it never fell below .84.",
    "The inequality alone has little power: singular values that far down stay below it under momentum too. So the identity is part of the claim, and momentum, which carries gradients of more than n batches, must break it, and with it the rank of the remainder.",
  ],
});
