import { theorem, xu2023 } from "#theorem";

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
});
