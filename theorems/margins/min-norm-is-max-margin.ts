import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "The interpolant of smallest norm separates the classes with the largest margin there is.",
  kind: "exact",
  assumes: [
    "one linear layer with one output, f(x) = ⟨w, x⟩, labels y = ±1",
    "two inputs in the plane or three in space, that some w interpolates, f(x_n) = y_n",
  ],
  formula: "margin == best",
  where: {
    margin: "the smallest of y_n⟨w, x_n⟩/‖w‖, for the shortest w that interpolates",
    best: "the largest margin of any w, that of the support-vector machine without a bias",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "margins/min-norm-is-max-margin-among-interpolants",
  remarks: [
    "By hand: x = (1, 0) and (2, 1), both y = 1. Only w = (1, −1) gives both the output 1; its margin is 1/√2 = .7071. But w = (1, 0) has outputs 1 and 2, and the margin 1. The largest margin leaves easy points beyond it, and an interpolant may not.",
    "When it is true. The shortest w with y_n⟨w, x_n⟩ ≥ 1 has the largest margin. It interpolates when all points are support vectors, which is when no entry of (ZZᵀ)⁻¹1 is negative, Z having the rows y_n x_n. Orthogonal inputs always are: the positive control. For two points it asks that ⟨z_1, z_2⟩ be no larger than the smaller ‖z_n‖².",
    "What is true of the square loss is the sister: among interpolants alone, smallest norm is largest margin, in networks of any depth.",
    "No convolution is drawn: a counterexample is enough, and of the linear layer it is the smallest.",
  ],
  proofs: [
    {
      says: "Of the points (1, 0) and (2, 1), both labelled 1, the only interpolant has the margin 1/√2, and (1, 0) has the margin 1.",
      where: {
        "w_1, w_2": "the weights that interpolate",
        "v_1, v_2": "other weights",
      },
      define: {
        margin: "min(w_1, 2 * w_1 + w_2) / sqrt(w_1^2 + w_2^2)",
        best: "min(v_1, 2 * v_1 + v_2) / sqrt(v_1^2 + v_2^2)",
      },
      hypotheses: ["w_1 == 1", "2 * w_1 + w_2 == 1", "v_1 == 1", "v_2 == 0"],
      conclusion: "margin == 1 / sqrt(2) and best == 1",
      mutation: "margin >= best",
      witness: { w_1: 1, w_2: -1, v_1: 1, v_2: 0 },
      covers: "these two points; a counterexample is all it takes",
    },
    {
      says: "Of these points no weights have a margin above 1.",
      where: { "v_1, v_2": "weights of length 1" },
      hypotheses: ["v_1^2 + v_2^2 == 1"],
      conclusion: "min(v_1, 2 * v_1 + v_2) <= 1",
      mutation: "min(v_1, 2 * v_1 + v_2) <= 1 / sqrt(2)",
      witness: { v_1: 0.6, v_2: 0.8 },
      covers: "these two points",
    },
  ],
});
