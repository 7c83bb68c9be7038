import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Features collapse where SGD, weight decay and weight normalization come together, and each of the three is needed.",
  kind: "typical",
  assumes: [
    "all eight combinations fit their data: every training sample is classified right at the end",
    "bias-free ReLU network, fully connected or of convolutions and a dense hidden layer, started large (four times the outputs of a He start)",
    "square loss; all combinations from one starting function, over as many steps as weight decay needs to forget τ = 6, with cooldown",
    "without SGD: all samples in every step; without decay: λ = 0; without normalization: plain weights",
  ],
  formula: "V < V_start / 30 and V_full > V_start / 30 and V_free > V_start / 30 and V_plain > V_start / 30",
  where: {
    V: "tr Σ_W / tr Σ_B of the last hidden layer at the end, the variability ratio, with all three",
    V_full: "the same with decay and normalization, but all samples in every step",
    V_free: "the same with SGD and normalization, but without decay",
    V_plain: "the same with SGD and decay, but without normalization",
    V_start: "the same at the start, which all share",
  },
  source: { work: xu2023, status: "stated" },
  expected: "refuted",
  sister: "collapse/decay-is-the-ingredient",
  remarks: [
    "Together they are sufficient: the first comparison holds. That each is necessary is false of two of them. Batches: descent on all samples collapses as well. Normalization: plain weights collapse as well. Decay is the one that matters, see the sister claim.",
    "Necessity of decay is nearly so. Under weight normalization without decay some draws collapse all the same, 3 of 12 dense and 5 of 12 convolutional ones on seed 1: while its steps lower the scale they turn the directions about, and what was a lazy start is one no more.",
    "The comparison must be from one starting function. Normalization started at the scale where it would rest, which is 40 to 500 times smaller than this start, collapses without decay as well: the small start is another ingredient. How its rates are chosen here stands beside the check, in eight-cells.ts.",
  ],
});
