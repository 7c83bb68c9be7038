import { theorem, xu2023 } from "#theorem";

const formula = "Delta_next == (1 - 2 * eta * lambda)^2 * Delta + eta^2 * (G_k - G_j)";

/** A step of SGD on one layer. */
const step = (layer: string) => `(1 - 2 * eta * lambda) * W_${layer} - eta * g_${layer}`;
const vectors = { "W_k, W_j": "the weights of both layers", "g_k, g_j": "their batch gradients, as vectors" };
const layers = { W_k: [1, 0], W_j: [0, 1], g_k: [1, 1], g_j: [2, 1], eta: 0.5, lambda: 0.5 } as const;

export default theorem({
  says: "Every step of SGD shrinks the difference of two layers' squared norms by the decay alone, up to the step's own square.",
  kind: "exact",
  assumes: [
    "bias-free ReLU network, dense or convolutional",
    "square loss",
    "SGD without momentum, any batch",
    "the same weight decay in both layers",
  ],
  formula,
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
  proofs: [
    {
      says: "A step of SGD shrinks the difference of two squared norms by (1 − 2ηλ)², up to the step's own square.",
      where: vectors,
      define: { W_k_next: step("k"), W_j_next: step("j") },
      hypotheses: [
        "Delta == sq(W_k) - sq(W_j)",
        "Delta_next == sq(W_k_next) - sq(W_j_next)",
        "G_k == sq(g_k)",
        "G_j == sq(g_j)",
        "dot(W_k, g_k) == dot(W_j, g_j)",
      ],
      conclusion: formula,
      mutation: "Delta_next == (1 - 2 * eta * lambda) * Delta + eta^2 * (G_k - G_j)",
      witness: { ...layers, Delta: 0, Delta_next: -0.75, G_k: 2, G_j: 5 },
      covers: "weights and gradients of any dimension; the claim as it stands",
      leaves: "that the two inner products are equal: structure/gradients-share-one-inner-product",
    },
    {
      says: "It does so just where both layers have the same inner product with their gradients.",
      where: vectors,
      define: { W_k_next: step("k"), W_j_next: step("j") },
      hypotheses: ["eta > 0", "2 * eta * lambda < 1"],
      conclusion:
        "iff(sq(W_k_next) - sq(W_j_next) == (1 - 2 * eta * lambda)^2 * (sq(W_k) - sq(W_j)) + eta^2 * (sq(g_k) - sq(g_j)), dot(W_k, g_k) == dot(W_j, g_j))",
      mutation:
        "iff(sq(W_k_next) - sq(W_j_next) == (1 - 2 * eta * lambda)^2 * (sq(W_k) - sq(W_j)) + eta^2 * (sq(g_k) - sq(g_j)), dot(W_k, g_k) == 0 and dot(W_j, g_j) == 0)",
      witness: layers,
      covers: "weights and gradients of any dimension, rates with 2ηλ < 1",
    },
    {
      says: "Momentum adds −2ηβ(1 − 2ηλ)(⟨W_k, m_k⟩ − ⟨W_j, m_j⟩), so that the identity fails.",
      where: {
        ...vectors,
        beta: "momentum β",
        "m_k, m_j": "the momentum buffers of both layers",
      },
      define: {
        p: "1 - 2 * eta * lambda",
        d_k: "g_k + beta * m_k",
        d_j: "g_j + beta * m_j",
      },
      hypotheses: ["dot(W_k, g_k) == dot(W_j, g_j)"],
      conclusion:
        "sq(p * W_k - eta * d_k) - sq(p * W_j - eta * d_j) == p^2 * (sq(W_k) - sq(W_j)) + eta^2 * (sq(d_k) - sq(d_j)) - 2 * eta * beta * p * (dot(W_k, m_k) - dot(W_j, m_j))",
      mutation:
        "sq(p * W_k - eta * d_k) - sq(p * W_j - eta * d_j) == p^2 * (sq(W_k) - sq(W_j)) + eta^2 * (sq(d_k) - sq(d_j))",
      witness: { ...layers, beta: 0.9, m_k: [1, 0], m_j: [0, 0] },
      refutedAt: { ...layers, beta: 0.9, m_k: [1, 0], m_j: [0, 0] },
      covers: "weights, gradients and buffers of any dimension",
    },
    {
      says: "Along gradient flow the difference decays at the rate 4λ.",
      where: vectors,
      define: { flow_k: "-g_k - 2 * lambda * W_k", flow_j: "-g_j - 2 * lambda * W_j" },
      hypotheses: ["Delta == sq(W_k) - sq(W_j)", "dot(W_k, g_k) == dot(W_j, g_j)"],
      conclusion: "2 * dot(W_k, flow_k) - 2 * dot(W_j, flow_j) == -4 * lambda * Delta",
      mutation: "2 * dot(W_k, flow_k) - 2 * dot(W_j, flow_j) == -2 * lambda * Delta",
      witness: { W_k: [1, 0], W_j: [0, 1], g_k: [1, 1], g_j: [2, 1], lambda: 0.5, Delta: 0 },
      covers: "weights and gradients of any dimension; the left side is the derivative of ‖W_k‖² − ‖W_j‖² by time",
      leaves: "that a number whose derivative is −4λ times itself is e^(−4λt) times its start",
    },
  ],
});
