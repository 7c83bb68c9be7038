import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "To fit random labels a network needs a larger product of norms than to fit the true ones.",
  kind: "order",
  assumes: [
    "both label sets are fitted: every training sample is classified right at the end",
    "bias-free ReLU network on MNIST digits: two to four dense layers, or one or two convolutions and a dense hidden layer",
    "20 to 80 samples of two to five digits; random labels are the true ones in another order",
    "square loss, SGD with weight decay, the same start, steps and batches, to forgetting τ = 2, with cooldown",
  ],
  formula: "rho_random > 1.2 * rho",
  where: {
    rho_random: "∏ ‖W_k‖_F at the end of training on random labels",
    rho: "the same after training on the true labels",
  },
  source: { work: xu2023, status: "stated" },
  expected: "holds",
  remarks: [
    "Fitted outputs are near their targets whatever the labels, so ρ = ∏ ‖W_k‖ is about one over the margins of the normalised network. Random labels cut classes apart that lie together, with smaller margins.",
    "On seeds 1 and 2 the ratio of the two was between 1.5 and 4.0 in 48 dense draws, and between 1.5 and 8.1 in 48 convolutional ones; between two batch orders it was between .86 and 1.05, in 8 draws.",
    "At 12 samples a permutation may keep most labels: on seed 1 one of 12 samples that kept 83 % of them had a ratio of 1.15. So the draws have 20 samples at least.",
    "Initial weights count too: τ = 2 leaves a seventh of them, the same in both runs.",
  ],
});
