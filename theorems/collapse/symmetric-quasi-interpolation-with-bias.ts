import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "With a last bias that is not decayed, what a sample's own output lacks to 1 goes to the other outputs: every sample's outputs sum to 1.",
  kind: "limit",
  assumes: [
    "network whose last layer alone has a bias, which is not decayed; square loss, one-hot targets, weight decay λ > 0",
    "dense or convolutional ReLU network trained by SGD to forgetting τ = 6, with cooldown; or free features trained to rest",
  ],
  formula: {
    exactly: "square + lambda * v == unrest",
    typically: "abs((C - 1) * off - epsilon) < epsilon / 10 and sum_error < 0.002",
  },
  where: {
    square: "mean (S_n − 1)², S_n the sum of a sample's outputs",
    lambda: "decay of the last layer",
    v: "‖1ᵀW_L‖²",
    unrest:
      "½⟨1ᵀ∇, 1ᵀW_L⟩ + ½(1ᵀ∇_b)(1ᵀb − 1), with ∇ and ∇_b the gradients of the loss with its penalties by W_L and b",
    C: "number of classes",
    off: "mean output of the other classes, over all samples",
    epsilon: "1 − the mean output of the own class",
    sum_error: "√(mean (S_n − 1)²)",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  sister: "collapse/symmetric-quasi-interpolation",
  remarks: [
    "Derivation. Let h_n be the last hidden features, v = 1ᵀW_L and β = 1ᵀb, so that S_n = vᵀh_n + β. Summed over the outputs, the gradients are 1ᵀ∇ = (2/N) Σ (S_n − 1)h_nᵀ + 2λv and 1ᵀ∇_b = (2/N) Σ (S_n − 1). Half of the first times v, and half of the second times β − 1, add up to mean (S_n − 1)² + λ‖v‖². That is the exact part, true anywhere. At rest the gradients vanish, so S_n = 1 for every sample and the rows of W_L sum to 0.",
    "Which is what symmetric quasi-interpolation needs and what a network without biases cannot give (collapse/symmetric-quasi-interpolation). That the other outputs are equal, too, is true of free features (collapse/free-features-with-bias), and not asserted of networks; the figures of the sister show how they are distributed.",
    "The thresholds. The tenth of ε is that of the sister. On seeds 1 to 4, 92 draws of each kind, the sums were off by at most 1.5e-4; without a bias, in the first four cases of each kind on seeds 2 to 4, by .03 at least.",
  ],
});
