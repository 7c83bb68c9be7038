import { theorem, xu2023 } from "#theorem";

const exactly = "square + lambda * v == unrest";
const samples = {
  "h_1, h_2, h_3": "the last hidden features of three samples",
  w: "1ᵀW_L, the sum of the last layer's rows",
  beta: "1ᵀb, the sum of the biases",
};
const sums = {
  S_1: "dot(w, h_1) + beta",
  S_2: "dot(w, h_2) + beta",
  S_3: "dot(w, h_3) + beta",
  pull: "((S_1 - 1) * h_1 + (S_2 - 1) * h_2 + (S_3 - 1) * h_3) / 3",
};
const atRest = { w: [0], beta: 1, h_1: [1], h_2: [1], h_3: [1], lambda: 0.25 } as const;

export default theorem({
  says: "With a last bias that is not decayed, what a sample's own output lacks to 1 goes to the other outputs: every sample's outputs sum to 1.",
  kind: "limit",
  assumes: [
    "network whose last layer alone has a bias, which is not decayed; square loss, one-hot targets, weight decay λ > 0",
    "dense or convolutional ReLU network trained by SGD to forgetting τ = 6, with cooldown; or free features trained to rest",
  ],
  formula: {
    exactly,
    typically: "abs((C - 1) * off - epsilon) < epsilon / 10 and sum_error < 0.002",
  },
  where: {
    square: "mean (S_n − 1)², S_n the sum of a sample's outputs",
    lambda: "decay of the last layer",
    v: "‖1ᵀW_L‖²",
    unrest:
      "½⟨1ᵀ∇, 1ᵀW_L⟩ + ½(1ᵀ∇_b)(1ᵀb − 1), with ∇ and ∇_b the gradients of the loss with its penalties by W_L and b",
    C: "number of classes",
    off: "mean output of the other classes, over all samples",
    epsilon: "1 − the mean output of the own class",
    sum_error: "√(mean (S_n − 1)²)",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  sister: "collapse/symmetric-quasi-interpolation",
  remarks: [
    "Derivation. Let h_n be the last hidden features, v = 1ᵀW_L and β = 1ᵀb, so that S_n = vᵀh_n + β. Summed over the outputs, the gradients are 1ᵀ∇ = (2/N) Σ (S_n − 1)h_nᵀ + 2λv and 1ᵀ∇_b = (2/N) Σ (S_n − 1). Half of the first times v, and half of the second times β − 1, add up to mean (S_n − 1)² + λ‖v‖². That is the exact part, true anywhere. At rest the gradients vanish, so S_n = 1 for every sample and the rows of W_L sum to 0.",
    "Which is what symmetric quasi-interpolation needs and what a network without biases cannot give (collapse/symmetric-quasi-interpolation). That the other outputs are equal, too, is true of free features (collapse/free-features-with-bias), and not asserted of networks; the figures of the sister show how they are distributed.",
    "The thresholds. The tenth of ε is that of the sister. On seeds 1 to 4, 92 draws of each kind, the sums were off by at most 1.5e-4; without a bias, in the first four cases of each kind on seeds 2 to 4, by .03 at least.",
  ],
  proofs: [
    {
      says: "Anywhere, the mean of (S − 1)² and λ‖v‖² add up to what is left of the gradients.",
      where: { ...samples, "a, d": "the sums 1ᵀ∇ and 1ᵀ∇_b of the gradients' rows" },
      define: sums,
      hypotheses: [
        "square == ((S_1 - 1)^2 + (S_2 - 1)^2 + (S_3 - 1)^2) / 3",
        "v == sq(w)",
        "a == 2 * pull + 2 * lambda * w",
        "d == 2 * ((S_1 - 1) + (S_2 - 1) + (S_3 - 1)) / 3",
        "unrest == dot(a, w) / 2 + d * (beta - 1) / 2",
      ],
      conclusion: exactly,
      mutation: "square + 2 * lambda * v == unrest",
      witness: { ...atRest, square: 0, v: 0, a: [0], d: 0, unrest: 0 },
      refutedAt: {
        ...atRest,
        w: [1],
        beta: 0,
        square: 0,
        v: 1,
        a: [0.5],
        d: 0,
        unrest: 0.25,
      },
      covers: "three samples, features of any dimension; the claim's exact part",
      leaves: "more samples, of which the sums are alike",
    },
    {
      says: "At rest the outputs of every sample sum to 1, and so does the bias: with a free bias nothing forbids symmetric quasi-interpolation.",
      where: samples,
      define: sums,
      hypotheses: ["lambda > 0", "lambda * w == -pull", "(S_1 - 1) + (S_2 - 1) + (S_3 - 1) == 0"],
      conclusion: "sq(w) == 0 and S_1 == 1 and S_2 == 1 and S_3 == 1",
      mutation: "beta == 0",
      steps: [
        { says: "The stationarity, times w.", that: "lambda * sq(w) == dot(w, -pull)" },
        {
          says: "With that of the bias it is a sum of squares that is not positive.",
          that: "3 * lambda * sq(w) + (S_1 - 1)^2 + (S_2 - 1)^2 + (S_3 - 1)^2 == 0",
        },
      ],
      from: ["lambda > 0", "3 * lambda * sq(w) + (S_1 - 1)^2 + (S_2 - 1)^2 + (S_3 - 1)^2 == 0"],
      witness: atRest,
      covers: "three samples, features of any dimension; the witness shows that it can be so",
      leaves: "more samples, of which the sums are alike",
    },
  ],
});
