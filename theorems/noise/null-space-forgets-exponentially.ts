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
});
