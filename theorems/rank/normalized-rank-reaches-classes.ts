import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "The rank of the last hidden weight matrix ends at the number of classes, exactly.",
  kind: "typical",
  assumes: [
    "ReLU network of three or four layers, or of two convolutions and a dense hidden layer; hidden layers at least six times as wide as there are classes",
    "square loss, SGD with weight decay, trained to forgetting τ = 14, with cooldown",
  ],
  formula: "rank == C",
  where: {
    rank: "number of singular values of W_{L−1} above .001 σ₁, the same for the normalized matrix V_{L−1} = W_{L−1}/‖W_{L−1}‖",
    C: "number of classes",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "rank/rank-comes-near-classes",
  remarks: [
    "Why one might think so. If features collapse to C class means, the layer below the last one need give C directions, and decay takes away what is not needed.",
    "Why it is false. What collapses are the features, after the ReLU, and at λ > 0 only nearly; the matrix below them also carries what is left of the spread and what the ReLU cuts off. The singular values beyond C are small, not gone: a few of them stand far above what is left of the start, and the rank depends on where one stops counting. On seeds 1 and 2 the rank at .001 was C in 10 of 40 dense draws and in none of 40 draws of digits with convolutions, where it was up to 4 C; at .01 it was C in 33 and in none.",
    "It is not the training that is too short. What is left of the start at τ = 14 is e^(−14), about 10⁻⁶, far below .001. In the control, the same network without ReLU, σ_{C+1} falls to that and the rank is C: without ReLU decay makes W_kW_kᵀ and W_{k+1}ᵀW_{k+1} equal, so that all matrices have the singular values of W_L, and those are C at most.",
    "The repaired claim: at .01 the rank comes to within 3 C.",
  ],
});
