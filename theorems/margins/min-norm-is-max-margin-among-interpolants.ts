import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Among the networks that interpolate, the one with the smallest product of norms has the largest margin.",
  kind: "exact",
  assumes: [
    "f = ρ f_V with unit matrices V_k, bias-free ReLU network, dense or convolutional",
    "one-hot targets, the margin ⟨y_n, f_V(x_n)⟩ of the square loss",
    "any networks of one architecture on one set of data; off interpolation with the error stated",
  ],
  formula:
    "abs(margin - 1 / rho) <= (residual + 1e-12) / rho and (1 - residual_smallest) * worst <= (1 + residual) * worst_smallest",
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
});
