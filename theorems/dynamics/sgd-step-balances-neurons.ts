import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Every step of SGD shrinks the difference of the squared norms into and out of a neuron or channel by the decay alone, up to the step's own square.",
  kind: "exact",
  assumes: [
    "bias-free ReLU network, dense or convolutional",
    "square loss",
    "SGD without momentum, any batch",
    "the same weight decay in both layers",
  ],
  formula: "Delta_next == (1 - 2 * eta * lambda)^2 * Delta + eta^2 * (G_in - G_out)",
  where: {
    Delta: "‖in_j‖² − ‖out_j‖² of one hidden neuron or channel before the step",
    Delta_next: "the same after it",
    eta: "learning rate of the step",
    lambda: "weight decay",
    G_in: "squared norm of the batch gradient in in_j",
    G_out: "squared norm of the batch gradient in out_j",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. The step is w⁺ = (1 − 2ηλ) w − η g for in_j and out_j alike, so ‖w⁺‖² = (1 − 2ηλ)²‖w‖² − 2η(1 − 2ηλ)⟨w, g⟩ + η²‖g‖². By structure/neurons-share-one-inner-product, which holds for the loss of any batch, ⟨w, g⟩ is the same for both and cancels in the difference.",
    "As η → 0 the flow gives Δ(t) = Δ(0) e^(−4λt) neuron by neuron: decay makes what a neuron reads as large as what reads it. Summed over the neurons of two neighbouring layers this is dynamics/sgd-step-balances-layers.",
  ],
});
