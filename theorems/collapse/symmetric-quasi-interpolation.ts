import { theorem, xu2023 } from "#theorem";

const rest = {
  "h_1, h_2, h_3": "the last hidden features of three samples",
  v: "1ᵀW_L, the sum of the last layer's rows",
  lambda: "weight decay",
};
const sums = {
  S_1: "dot(v, h_1)",
  S_2: "dot(v, h_2)",
  S_3: "dot(v, h_3)",
  pull: "((S_1 - 1) * h_1 + (S_2 - 1) * h_2 + (S_3 - 1) * h_3) / 3",
};
const stationary = "lambda * v == -pull";

export default theorem({
  says: "Networks without biases that are trained with weight decay quasi-interpolate symmetrically: what a sample's own output lacks to 1, the other outputs share.",
  kind: "typical",
  assumes: [
    "network without biases, square loss, one-hot targets, weight decay λ > 0",
    "dense or convolutional ReLU network trained by SGD to forgetting τ = 6, with cooldown; or free features trained to rest",
    "outputs 1 − ε on the own class and ε/(C − 1) on the others (the hypothesis as recalled, not read), here in the mean only and up to a tenth of ε",
  ],
  formula: "abs((C - 1) * off - epsilon) < epsilon / 10",
  where: {
    C: "number of classes",
    off: "mean output of the other classes, over all samples",
    epsilon: "1 − the mean output of the own class",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "collapse/symmetric-quasi-interpolation-with-bias",
  remarks: [
    "The hypothesis is recalled, not read: of the paper only the abstract and the first pages were at hand. Should it say something else, this verdict is about the words above.",
    "Why it cannot hold at a critical point with λ > 0. Let S_n be the sum of a sample's outputs, and v = 1ᵀW_L the sum of the last layer's rows. Where the gradient by W_L vanishes, (1/N) Σ (S_n − 1) h_n + λv = 0, so that mean S_n(1 − S_n) = λ‖v‖². With outputs 1 − ε and ε/(C − 1) every S_n is 1. Then v = 0, and S_n = vᵀh_n = 0: a contradiction.",
    "So a network that fits at all has sums below 1 in the mean: decay pulls the other outputs towards 0 as well as the own one. For free features they are exactly 0 (collapse/free-features-closed-form).",
    "How far off it is, on seeds 1 to 4, 80 draws of each kind: of what the own class lacks the other outputs get nothing with free features, 0 to 38 % in dense networks (the median of a seed is 13 to 18 %), and 6 to 70 % in convolutional ones (30 to 36 %).",
    "What is true: with a last bias that is not decayed the sums are 1 at rest. That is the positive control, and the sister claim.",
  ],
  proofs: [
    {
      says: "Where the last layer is stationary, the mean of S(1 − S) is λ‖v‖².",
      where: rest,
      define: sums,
      hypotheses: [stationary],
      conclusion: "(S_1 * (1 - S_1) + S_2 * (1 - S_2) + S_3 * (1 - S_3)) / 3 == lambda * sq(v)",
      mutation: "(S_1 * (1 - S_1) + S_2 * (1 - S_2) + S_3 * (1 - S_3)) / 3 == 2 * lambda * sq(v)",
      steps: [{ says: "The stationarity, times v.", that: "lambda * sq(v) == dot(v, -pull)" }],
      witness: { v: [1], h_1: [0.5], h_2: [0.5], h_3: [0.5], lambda: 0.25 },
      refutedAt: { v: [1], h_1: [0.5], h_2: [0.5], h_3: [0.5], lambda: 0.25 },
      covers: "three samples, features of any dimension",
      leaves: "more samples, of which the sums are alike",
    },
    {
      says: "So with λ > 0 the outputs of all samples cannot sum to 1, as symmetric quasi-interpolation has it.",
      where: rest,
      define: sums,
      hypotheses: ["lambda > 0", stationary],
      conclusion: "not (S_1 == 1 and S_2 == 1 and S_3 == 1)",
      mutation: "not (S_1 == 1 / 2 and S_2 == 1 / 2 and S_3 == 1 / 2)",
      steps: [
        {
          says: "Sums of 1 would make v orthogonal to itself.",
          that: "implies(S_1 == 1 and S_2 == 1 and S_3 == 1, lambda * sq(v) == 0)",
        },
        { says: "And so to h_1, by Cauchy and Schwarz: then S_1 = 0.", schwarz: ["v", "h_1"] },
      ],
      witness: { v: [1], h_1: [0.5], h_2: [0.5], h_3: [0.5], lambda: 0.25 },
      refutedAt: { v: [1], h_1: [0.5], h_2: [0.5], h_3: [0.5], lambda: 0.25 },
      covers: "three samples, features of any dimension",
      leaves: "more samples, of which the sums are alike",
    },
  ],
});
