import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Scaling one layer scales the network's outputs by the same factor, so that f is ρ times a network of unit matrices.",
  kind: "exact",
  assumes: [
    "bias-free network, dense or convolutional",
    "homogeneous activation (ReLU)",
    "any weights",
    "a factor c > 0",
  ],
  formula: "f_scaled == c * f and f == rho * f_V",
  where: {
    f: "an output of the network",
    f_scaled: "the same output with the weights of one layer multiplied by c",
    c: "the factor, from 1/4 to 4",
    rho: "∏‖W_k‖, a convolution's W_k being its kernel",
    f_V: "the same output with every W_k divided by its norm",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. relu(c z) = c relu(z) for c > 0, and every layer is linear before its activation, so a factor passes through all layers above; the mean over positions is linear too. Dividing each layer by its norm in turn gives f = ρ f_V. A convolution's kernel is used at many positions but is one factor, so its norm counts once.",
    "This is what makes weight normalization possible with a single scale ρ, and, by Euler's theorem, what structure/gradients-share-one-inner-product follows from.",
  ],
  proofs: [
    {
      says: "ReLU passes a positive factor on.",
      where: { z: "what reaches the neuron" },
      hypotheses: ["c > 0"],
      conclusion: "relu(c * z) == c * relu(z)",
      mutation: "relu(c * z) == relu(z)",
      witness: { c: 2, z: -1 },
      covers: "all real numbers, z = 0 included",
      leaves: "the induction over layers: each is linear before its activation, and so is the mean over positions",
    },
    {
      says: "ReLU passes on no negative factor.",
      where: { z: "what reaches the neuron" },
      hypotheses: ["c < 0", "z != 0"],
      conclusion: "relu(c * z) != c * relu(z)",
      mutation: "relu(c * z) == 0",
      witness: { c: -2, z: -1 },
      covers: "all real numbers",
    },
    {
      says: "A neuron gives its weights' length times what it gives with weights of unit length.",
      where: { w: "weights of the neuron, or of a channel", x: "what they read", length: "‖w‖" },
      define: { v: "w / length" },
      hypotheses: ["length > 0", "length^2 == sq(w)"],
      conclusion: "sq(v) == 1 and relu(dot(w, x)) == length * relu(dot(v, x))",
      mutation: "relu(dot(w, x)) == relu(dot(v, x))",
      witness: { w: [3, 4], x: [1, 1], length: 5 },
      covers: "any number of inputs, one neuron; for a layer the factor is ‖W_k‖, by the first lemma",
    },
  ],
});
