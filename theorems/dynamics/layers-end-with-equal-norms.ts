import { theorem, xu2023 } from "#theorem";

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
    exactly: "inner == 2 * lambda * sq - 2 * fit",
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
});
