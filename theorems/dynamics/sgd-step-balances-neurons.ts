import { theorem, xu2023 } from "#theorem";

const formula = "Delta_next == (1 - 2 * eta * lambda)^2 * Delta + eta^2 * (G_in - G_out)";

export default theorem({
  says: "Every step of SGD shrinks the difference of the squared norms into and out of a neuron or channel by the decay alone, up to the step's own square.",
  kind: "exact",
  assumes: [
    "bias-free ReLU network, dense or convolutional",
    "square loss",
    "SGD without momentum, any batch",
    "the same weight decay in both layers",
  ],
  formula,
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
  proofs: [
    {
      says: "A step of SGD shrinks the difference of the squared norms into and out of a neuron by (1 − 2ηλ)², up to the step's own square.",
      where: {
        "w_in, w_out": "in_j and out_j as vectors, of dimensions of their own",
        "g_in, g_out": "the batch gradients in them",
      },
      define: {
        in_next: "(1 - 2 * eta * lambda) * w_in - eta * g_in",
        out_next: "(1 - 2 * eta * lambda) * w_out - eta * g_out",
      },
      hypotheses: [
        "Delta == sq(w_in) - sq(w_out)",
        "Delta_next == sq(in_next) - sq(out_next)",
        "G_in == sq(g_in)",
        "G_out == sq(g_out)",
        "dot(w_in, g_in) == dot(w_out, g_out)",
      ],
      conclusion: formula,
      mutation: "Delta_next == (1 - 2 * eta * lambda) * Delta + eta^2 * (G_in - G_out)",
      witness: {
        w_in: [1, 0],
        w_out: [0, 1],
        g_in: [1, 1],
        g_out: [2, 1],
        eta: 0.5,
        lambda: 0.5,
        Delta: 0,
        Delta_next: -0.75,
        G_in: 2,
        G_out: 5,
      },
      covers: "vectors of any dimension; the claim as it stands",
      leaves: "that the two inner products are equal: structure/neurons-share-one-inner-product",
    },
  ],
});
