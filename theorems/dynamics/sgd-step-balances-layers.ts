import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Every step of SGD shrinks the difference of two layers' squared norms by the decay alone, up to the step's own square.",
  kind: "exact",
  assumes: [
    "bias-free ReLU network, dense or convolutional",
    "square loss",
    "SGD without momentum, any batch",
    "the same weight decay in both layers",
  ],
  formula: "Delta_next == (1 - 2 * eta * lambda)^2 * Delta + eta^2 * (G_k - G_j)",
  where: {
    Delta: "‖W_k‖² − ‖W_j‖² before the step",
    Delta_next: "‖W_k‖² − ‖W_j‖² after it",
    eta: "learning rate of the step",
    lambda: "weight decay",
    G_k: "‖G_k‖², squared norm of layer k's batch gradient",
    G_j: "‖G_j‖²",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. The step is W_k⁺ = (1 − 2ηλ) W_k − η G_k, so ‖W_k⁺‖² = (1 − 2ηλ)²‖W_k‖² − 2η(1 − 2ηλ)⟨W_k, G_k⟩ + η²‖G_k‖². By structure/gradients-share-one-inner-product, which holds for the loss of any batch, ⟨W_k, G_k⟩ is the same for every layer and cancels in the difference.",
    "As η → 0 the flow gives Δ(t) = Δ(0) e^(−4λt): decay balances the layers, and without decay their differences are conserved.",
    "With momentum β the cross terms −2ηβ(1 − 2ηλ)(⟨W_k, m_k⟩ − ⟨W_j, m_j⟩) remain from the second step on, so the identity fails.",
  ],
});
