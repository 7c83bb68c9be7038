import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "What the data cannot see of the first layer's weights decays by exactly 1 − 2ηλ a step, under SGD and full-batch gradient descent alike.",
  kind: "exact",
  assumes: [
    "network without biases in the first layer, dense or convolutional",
    "fewer inputs, or patches of inputs, than numbers that a neuron reads, so that some weights are unseen",
    "any loss, any batches, any learning rates, with weight decay",
  ],
  formula: "survivor == p and off == 0",
  where: {
    survivor: "‖U_t‖_F/‖U_0‖_F, U the part of W_1 orthogonal to all inputs, or with convolutions to all their patches",
    p: "∏(1 − 2η_sλ) over the steps s before t",
    off: "‖U_t − p·U_0‖_F/‖U_0‖_F",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  sister: "noise/null-space-forgets-faster-under-sgd",
  remarks: [
    "Derivation. The gradient of any loss by a row of W_1 is a sum of inputs (or patches), each times a number. So the data's part of a step lies in their span, whichever samples the batch holds, and orthogonal to it only the decay acts: U⁺ = (1 − 2ηλ)U.",
    "No output on these data depends on U; on other data it does. So without decay the unseen weights keep the start's noise forever, and with decay they fade exponentially in the forgetting τ = 2Σηλ, and in nothing else.",
    "The part that is seen does not follow the law, which the control shows: there the gradients hold against the decay.",
  ],
  proofs: [
    {
      says: "Along any direction that no input of the batch reaches, a step leaves the share 1 − 2ηλ of the weights.",
      where: {
        w: "a row of the first layer",
        u: "a direction orthogonal to the inputs",
        "x_1, x_2": "the inputs of a batch, or their patches",
        "d_1, d_2": "numbers by which the gradient weighs them",
        "eta, lambda": "learning rate and weight decay",
      },
      define: { next: "w - eta * (d_1 * x_1 + d_2 * x_2 + 2 * lambda * w)" },
      hypotheses: ["dot(u, x_1) == 0", "dot(u, x_2) == 0"],
      conclusion: "dot(u, next) == (1 - 2 * eta * lambda) * dot(u, w)",
      mutation: "dot(u, next) == dot(u, w)",
      witness: { w: [1, 1, 1], u: [0, 0, 1], x_1: [1, 0, 0], x_2: [1, 1, 0], d_1: 1, d_2: -2, eta: 0.5, lambda: 0.5 },
      covers: "two inputs, of any dimension; any loss",
      leaves: "more inputs, whose terms vanish alike, and the induction over steps",
    },
    {
      says: "So the part of the weights that no input reaches becomes exactly 1 − 2ηλ times itself.",
      where: {
        "u, v": "the part of the weights that is orthogonal to the inputs, and the rest",
        G: "the gradient, which is orthogonal to u",
        "eta, lambda": "learning rate and weight decay",
        z: "any vector that is orthogonal to v and G: the space of the unseen part",
      },
      define: { next: "(1 - 2 * eta * lambda) * (u + v) - eta * G" },
      hypotheses: ["dot(u, v) == 0", "dot(u, G) == 0", "dot(z, v) == 0", "dot(z, G) == 0"],
      conclusion: "dot(z, next - (1 - 2 * eta * lambda) * u) == 0",
      mutation: "dot(z, next - u) == 0",
      witness: { u: [0, 0, 1], v: [1, 0, 0], G: [0, 1, 0], z: [0, 0, 2], eta: 0.5, lambda: 0.5 },
      covers: "weights of any dimension",
    },
  ],
});
