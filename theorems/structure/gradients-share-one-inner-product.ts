import { gatedNetwork, theorem, xu2023 } from "#theorem";

/** Euler's identity for each layer of a small network. */
function eulerIdentity(widths: readonly number[]) {
  const { output, weights, where, witness } = gatedNetwork(widths);
  const inner = (layer: readonly (readonly string[])[]) =>
    layer
      .flat()
      .map((weight) => `${weight} * derivative(loss, ${weight})`)
      .join(" + ");
  const each = (product: string) => weights.map((layer) => `${inner(layer)} == ${product}`).join(" and ");
  return {
    says: `In a ${widths.join("-")} network every layer has the inner product 2(f − y)f with its gradient.`,
    where: { ...where, y: "the target" },
    define: { f: output, loss: "(f - y)^2" },
    hypotheses: [],
    conclusion: each("2 * (f - y) * f"),
    mutation: each("(f - y) * f"),
    witness: { ...witness, y: 1 },
    covers: `widths ${widths.join("-")}, one sample, one output, any real weights, inputs and gates`,
    leaves:
      "sums over samples and outputs, which are linear; further layers and neurons, of which the polynomials are alike",
  };
}

export default theorem({
  says: "At any weights, every layer has the same inner product with its gradient.",
  kind: "exact",
  assumes: ["bias-free network, dense or convolutional", "homogeneous activation (ReLU)", "square loss"],
  formula: "inner == euler",
  where: {
    inner: "⟨W_k, ∂L/∂W_k⟩ of one layer k",
    euler: "(2/N) Σ ⟨f(x_n) − y_n, f(x_n)⟩, the same for every layer",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. Without biases f, dense or convolutional, is homogeneous of degree 1 in each W_k: scaling W_k by c scales f by c, since relu(c z) = c relu(z) for c > 0. Euler's theorem gives Σ W_k · ∂f/∂W_k = f, where ReLU is differentiable, and with its derivative at 0 set to 0 also there. The chain rule for L = (1/N) Σ ‖f(x_n) − y_n‖² gives ⟨W_k, ∂L/∂W_k⟩ = (2/N) Σ ⟨f_n − y_n, f_n⟩, which does not mention k.",
    "Gradient flow therefore keeps every difference ‖W_k‖² − ‖W_j‖² up to decay: see dynamics/sgd-step-balances-layers.",
  ],
  proofs: [
    ...[
      [2, 2, 1],
      [2, 2, 2, 1],
    ].map(eulerIdentity),
  ],
});
