import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "The rank of the last hidden weight matrix ends near the number of classes, however wide the layer.",
  kind: "typical",
  assumes: [
    "ReLU network of three or four layers, or of two convolutions and a dense hidden layer; hidden layers at least six times as wide as there are classes",
    "square loss, SGD with weight decay, trained to forgetting τ = 14, with cooldown",
  ],
  formula: "rank <= 3 * C",
  where: {
    rank: "number of singular values of W_{L−1} above .01 σ₁, the same for the normalized matrix V_{L−1} = W_{L−1}/‖W_{L−1}‖",
    C: "number of classes",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  sister: "rank/normalized-rank-reaches-classes",
  remarks: [
    "It repairs rank/normalized-rank-reaches-classes, which asks for C exactly. On mixtures the rank at .01 is mostly C; on digits, whose classes are not clouds, a network with convolutions keeps 1.5 to 2.75 times as many directions.",
    "Why six times as wide. The control is the twin without decay, which keeps the rank of its start: at least twice what the claim allows, where the layer is six times as wide as there are classes.",
    "Why τ = 14: see rank/decay-lowers-rank.",
  ],
});
