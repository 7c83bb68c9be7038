import { gatedNetwork, theorem, xu2023 } from "#theorem";

/** The identity for the first neuron of the first hidden layer of a small network. */
function neuronIdentity(widths: readonly number[]) {
  const { output, weights, where, witness } = gatedNetwork(widths);
  const inner = (names: readonly string[]) => names.map((name) => `${name} * derivative(loss, ${name})`).join(" + ");
  const [first, second] = weights;
  const outgoing = second.map((row) => row[0]);
  return {
    says: `In a ${widths.join("-")} network the weights into a neuron and those out of it have the same inner product with their gradients.`,
    where: { ...where, y: "the target" },
    define: { f: output, loss: "(f - y)^2" },
    hypotheses: [],
    conclusion: `${inner(first[0])} == ${inner(outgoing)}`,
    mutation: `${inner(first[1])} == ${inner(outgoing)}`,
    witness: { ...witness, y: 1 },
    covers: `widths ${widths.join("-")}, the first hidden neuron, one sample, any real weights, inputs and gates`,
    leaves:
      "sums over samples and outputs, which are linear; further neurons and layers, of which the polynomials are alike",
  };
}

export default theorem({
  says: "At any weights, the weights into a hidden neuron or channel and those out of it have the same inner product with their gradients.",
  kind: "exact",
  assumes: ["bias-free network, dense or convolutional", "homogeneous activation (ReLU)", "square loss"],
  formula: "incoming == outgoing",
  where: {
    incoming: "⟨in_j, ∂L/∂in_j⟩, in_j the row of W_k that feeds neuron or channel j",
    outgoing: "⟨out_j, ∂L/∂out_j⟩, out_j all entries of W_{k+1} that read neuron or channel j",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. Scaling in_j by c > 0 scales neuron j's output by c at every position, since relu(c z) = c relu(z), and so does to the layer above what scaling out_j by c does. Both derivatives at c = 1 are therefore equal: ⟨in_j, ∂L/∂in_j⟩ = Σ h_j ∂L/∂h_j = ⟨out_j, ∂L/∂out_j⟩, summed over samples and positions. Without a bias in_j is all that feeds the neuron.",
    "Summed over j this is structure/gradients-share-one-inner-product for two neighbouring layers. For a convolution the neuron is a channel: its kernel's row goes in, and the columns of the next matrix that read the channel, at every place of the patch or at every pixel, go out.",
  ],
  proofs: [
    ...[
      [2, 2, 1],
      [2, 2, 2, 1],
    ].map(neuronIdentity),
  ],
});
