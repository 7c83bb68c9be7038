import { theorem, xu2023 } from "#theorem";

const second = "(1 - residual_smallest) * worst <= (1 + residual) * worst_smallest";

export default theorem({
  says: "Among the networks that interpolate, the one with the smallest product of norms has the largest margin.",
  kind: "exact",
  assumes: [
    "f = ρ f_V with unit matrices V_k, bias-free ReLU network, dense or convolutional",
    "one-hot targets, the margin ⟨y_n, f_V(x_n)⟩ of the square loss",
    "any networks of one architecture on one set of data; off interpolation with the error stated",
  ],
  formula: `abs(margin - 1 / rho) <= (residual + 1e-12) / rho and ${second}`,
  where: {
    margin: "⟨y_n, f(x_n)⟩/ρ of a sample",
    rho: "ρ = ∏‖W_k‖",
    residual: "the largest ‖f(x_n) − y_n‖ of the samples",
    worst: "the smallest margin of the samples",
    residual_smallest: "the residual of the network whose ρ is smallest",
    worst_smallest: "the smallest margin of that network",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  sister: "margins/min-norm-is-max-margin",
  remarks: [
    "Derivation. ⟨y_n, f(x_n)⟩ − 1 = ⟨y_n, f(x_n) − y_n⟩, which is at most ‖f(x_n) − y_n‖ for a one-hot y_n. Divided by ρ that is the first inequality: of an exact interpolant every margin is 1/ρ. So worst ≤ (1 + residual)/ρ for any network, and worst_smallest ≥ (1 − residual_smallest)/ρ_smallest; with ρ_smallest ≤ ρ that is the second. At interpolation it says worst ≤ worst_smallest. The 1e-12 is for rounding.",
    "The networks of a case. Four with random hidden layers whose last layer is solved for, with the least norm: they interpolate to rounding. Four with the same hidden layers and another last layer that interpolates. And one that is trained without decay and comes near. Each has a norm product of its own.",
    "It says nothing of the classifier's margin at large, over networks that need not interpolate: see the sister.",
  ],
  proofs: [
    {
      says: "The margin of a sample differs from 1/ρ by at most the residual over ρ.",
      where: { y: "the sample's target", f: "the network's output on it" },
      hypotheses: ["sq(y) == 1", "rho > 0", "residual >= 0", "sq(f - y) <= residual^2", "margin == dot(y, f) / rho"],
      conclusion: "abs(margin - 1 / rho) <= residual / rho",
      mutation: "abs(margin - 1 / rho) <= residual / (2 * rho)",
      steps: [
        { says: "Cauchy and Schwarz.", schwarz: ["y", "f - y"] },
        {
          says: "So the output's part along the target is off by at most the residual.",
          that: "abs(dot(y, f) - 1) <= residual",
        },
      ],
      witness: { y: [1, 0], f: [0.5, 0], rho: 2, residual: 0.5, margin: 0.25 },
      covers: "any number of classes, one sample; the first formula of the claim, without its allowance for rounding",
    },
    {
      says: "Of an exact interpolant every margin is 1/ρ.",
      where: { y: "the sample's target", f: "the network's output on it" },
      hypotheses: ["sq(y) == 1", "rho > 0", "f == y", "margin == dot(y, f) / rho"],
      conclusion: "margin == 1 / rho",
      mutation: "margin == 1",
      witness: { y: [1, 0], f: [1, 0], rho: 2, margin: 0.5 },
      covers: "any number of classes, one sample",
    },
    {
      says: "Of two networks the one with the smaller ρ has the larger worst margin, up to both residuals.",
      where: { rho_smallest: "the smaller of the two ρ" },
      hypotheses: [
        "0 < rho_smallest <= rho",
        "0 <= residual",
        "0 <= residual_smallest <= 1",
        "worst <= (1 + residual) / rho",
        "worst_smallest >= (1 - residual_smallest) / rho_smallest",
      ],
      conclusion: second,
      mutation: "worst <= worst_smallest",
      witness: {
        rho: 2,
        rho_smallest: 1,
        residual: 0.5,
        residual_smallest: 0.5,
        worst: 0.5,
        worst_smallest: 0.75,
      },
      covers: "all real numbers; the second formula of the claim",
      leaves: "a residual above 1 of the network with the smallest ρ, where the second formula need not hold",
    },
  ],
});
