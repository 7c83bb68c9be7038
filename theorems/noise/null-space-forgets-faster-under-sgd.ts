import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "SGD forgets what the data cannot see of the weights exponentially fast, and full-batch gradient descent more slowly.",
  kind: "order",
  assumes: [
    "bias-free ReLU network, dense or convolutional",
    "fewer inputs, or patches of inputs, than numbers that a neuron reads, so that some weights are unseen",
    "square loss, weight decay, equal learning rate and steps, to forgetting τ = 1.5",
  ],
  formula: "survivor < 0.99 * survivor_full",
  where: {
    survivor:
      "‖U_T‖_F/‖U_0‖_F under SGD in batches of at most half the samples, U the part of W_1 orthogonal to all inputs, or with convolutions to all their patches",
    survivor_full: "the same for gradient descent on all samples: same start, rate, decay and steps",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "noise/null-space-forgets-exponentially",
  remarks: [
    "Why it is false. Every step of either method multiplies U by exactly 1 − 2ηλ: see the sister claim. At equal steps both have forgotten as much, to the last digits; the factor .99 only keeps rounding out of the verdict.",
    "Where it comes from. An epoch of SGD has N/B steps and one of full-batch descent a single one, so at equal epochs SGD has decayed N/B times as often: e^(−τ) against e^(−τB/N). That is the positive control, and it is an effect of the number of steps and not of their noise. To tell them apart compare at equal forgetting τ = 2Σηλ.",
  ],
});
