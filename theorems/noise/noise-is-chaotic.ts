import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "The noise of SGD is like chaos: in one fixed order of the samples, which leaves nothing to chance, a tiny perturbation of the weights grows.",
  kind: "typical",
  assumes: [
    "bias-free ReLU network, dense or convolutional, on few samples that it can fit",
    "square loss, SGD with weight decay in batches of 2 to 4 samples, in cyclic order",
    "constant learning rate; perturbed after forgetting τ = 6, compared after another τ = 3",
  ],
  formula: "distance > 100 * distance_start",
  where: {
    distance: "‖W′ − W‖/‖W_0‖ at the end, W′ the weights that went on from the perturbed ones, W_0 those before",
    distance_start: "the same at the beginning, 1e-8, in a direction drawn evenly",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "noise/tiny-perturbations-fade",
  remarks: [
    "The noise of the steps needs no randomness (noise/steps-need-no-randomness), which invites the thought that it is chaos, as in turbulence. Chaos means that small perturbations grow exponentially until they are as large as the noise itself, here 1e5 times and more, as the positive control shows.",
    "On seeds 1 to 4 a perturbation of 1e-8 grew a hundredfold in 5 of 80 dense and 3 of 80 convolutional draws, and shrank in 71 and 67. Over τ = 6 instead of 3, on seed 1, it grew so in 2 of 16 and 1 of 16. Larger networks were not tried.",
    "What growth there is comes from kinks. An epoch is a smooth map of the weights as long as no sample's ReLU switches; where a switch falls between the two copies, one of them takes a step that the other does not, and they are apart by a part of a step at once. The smaller the perturbation, the rarer that is: from 1e-6 it grew a hundredfold in 23 and 38 of the same draws, from 1e-10 in none and in one. Exponential growth would not depend on the size. That nearly all perturbations fade when they are small enough is the sister claim. On a smooth activation, squareplus, the size hardly matters: there a perturbation grew a hundredfold from 1e-8 in 15 of the 28 dense draws of seeds 1 and 2 that did not diverge, and in 8 of 24 convolutional ones, and from 1e-6 in as many. So chaos there is at these rates, but it is not what moves the ReLU networks.",
    "Full-batch descent, which should be the quiet comparison, is no better: a perturbation of 1e-8 grew a hundredfold in 30 of 80 and 20 of 80 of the same draws, perhaps because it settles where samples lie at kinks. So the growth is no mark of the noise of batches either.",
    "Measured in float64. In float32 the rounding of a step is as large as the perturbation.",
  ],
});
