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
});
