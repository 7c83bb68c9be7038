import { theorem, xu2023 } from "#theorem";

const exactly = "inner == 2 * lambda * sq - 2 * fit";

export default theorem({
  says: "Where training with weight decay comes to rest, all layers have the same norm, and decay balances fitting.",
  kind: "limit",
  assumes: [
    "bias-free ReLU network, dense or convolutional (a convolution's norm is its kernel's)",
    "square loss",
    "SGD with the same weight decay λ > 0 in every layer",
    "trained to forgetting τ = 8, with cooldown",
  ],
  formula: {
    exactly,
    typically: "spread < 0.1 and abs(lambda * sq - fit) < 0.12 * fit",
  },
  where: {
    inner: "⟨W_k, ∇_k (L + λ Σ ‖W‖²)⟩ of one layer k, anywhere",
    lambda: "weight decay",
    sq: "‖W_k‖²",
    fit: "(1/N) Σ ⟨y_n − f(x_n), f(x_n)⟩, the same for every layer",
    spread: "(max − min)/mean of ‖W_k‖² over the layers",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. By structure/gradients-share-one-inner-product ⟨W_k, ∂L/∂W_k⟩ = −2 · fit for every layer; the penalty adds 2λ‖W_k‖². This is the exact part, true at any weights and any λ ≥ 0. Where the total gradient vanishes the left side is 0, so λ‖W_k‖² = fit for every k: equal norms. Off it, the error of λ‖W_k‖² = fit is ½⟨W_k, ∇_k⟩ ≤ ½‖W_k‖‖∇_k‖.",
    "SGD at a constant learning rate never rests (its noise floor grows with η/λ), so the typical part is about the end of a cooldown to .02 η. A run that does not arrive fails; it is not set aside.",
    "At λ = 0 the exact form still holds, but says nothing about norms, which then stay as far apart as they started. With unequal λ_k it is λ_k‖W_k‖² that becomes equal.",
  ],
  proofs: [
    {
      says: "Anywhere, ⟨W_k, ∇_k⟩ of the penalized loss is 2λ‖W_k‖² less twice what fitting pulls.",
      where: { W: "W_k as a vector", G: "∂L/∂W_k, without the penalty" },
      hypotheses: ["dot(W, G) == -2 * fit", "sq == sq(W)", "inner == dot(W, G + 2 * lambda * W)"],
      conclusion: exactly,
      mutation: "inner == lambda * sq - 2 * fit",
      witness: { W: [1, 0], G: [-2, 1], lambda: 0.5, fit: 1, sq: 1, inner: -1 },
      covers: "weights of any dimension; the claim's exact part",
      leaves: "that ⟨W_k, ∂L/∂W_k⟩ is −2 · fit: structure/gradients-share-one-inner-product",
    },
    {
      says: "Where the penalized loss is stationary all layers have the same norm, and λ times its square is what fitting pulls.",
      where: { "W_k, W_j": "the weights of two layers", "G_k, G_j": "their gradients, without the penalty" },
      hypotheses: [
        "lambda > 0",
        "G_k == -2 * lambda * W_k",
        "G_j == -2 * lambda * W_j",
        "dot(W_k, G_k) == -2 * fit",
        "dot(W_j, G_j) == -2 * fit",
      ],
      conclusion: "sq(W_k) == sq(W_j) and lambda * sq(W_k) == fit",
      mutation: "W_k == W_j",
      witness: { W_k: [1, 0], W_j: [0, 1], G_k: [-1, 0], G_j: [0, -1], lambda: 0.5, fit: 0.5 },
      covers: "weights of any dimension",
    },
    {
      says: "Anywhere, λ‖W_k‖² misses what fitting pulls by at most ½‖W_k‖‖∇_k‖.",
      where: { W: "W_k as a vector", G: "∂L/∂W_k, without the penalty" },
      define: { nabla: "G + 2 * lambda * W" },
      hypotheses: ["dot(W, G) == -2 * fit"],
      conclusion: "(lambda * sq(W) - fit)^2 <= sq(W) * sq(nabla) / 4",
      mutation: "(lambda * sq(W) - fit)^2 <= sq(W) * sq(nabla) / 8",
      steps: [{ says: "Cauchy and Schwarz, of ½⟨W, ∇⟩ = λ‖W‖² − fit.", schwarz: ["W", "nabla"] }],
      witness: { W: [1, 0], G: [-2, 1], lambda: 0.5, fit: 1 },
      covers: "weights of any dimension, both sides squared",
    },
    {
      says: "With a decay of its own in each layer it is λ_k‖W_k‖² that becomes equal.",
      where: {
        "W_k, W_j": "the weights of two layers",
        "G_k, G_j": "their gradients, without the penalty",
        "lambda_k, lambda_j": "their decays",
      },
      hypotheses: ["G_k == -2 * lambda_k * W_k", "G_j == -2 * lambda_j * W_j", "dot(W_k, G_k) == dot(W_j, G_j)"],
      conclusion: "lambda_k * sq(W_k) == lambda_j * sq(W_j)",
      mutation: "sq(W_k) == sq(W_j)",
      witness: { W_k: [1, 0], W_j: [0, 1], G_k: [-1, 0], G_j: [0, -1], lambda_k: 0.5, lambda_j: 0.5 },
      covers: "weights of any dimension",
    },
  ],
});
