import { theorem } from "#theorem";

export default theorem({
  says: "Free features under weight decay end in a closed form: the outputs are the targets, shrunk, and the classifier's rows are orthogonal.",
  kind: "limit",
  assumes: [
    "unconstrained features: X = I, so that the columns of W_1 are the features H themselves, and f = WH",
    "C balanced classes of n samples, at least C features, no bias",
    "mean square loss + λ_W‖W‖² + λ_H‖H‖², full batch",
    "ε below 1 in one training, and above 1 in another",
  ],
  formula: {
    exactly: "loss + 1e-12 >= 1 - s^2 + apart",
    typically:
      "own == s and off == 0 and loss == 1 - s^2 and row == s * sqrt(n * lambda_H / lambda_W) and pair == 0 and dual == 0",
  },
  where: {
    s: "max(0, 1 − ε), with ε = C√(nλ_Wλ_H)",
    loss: "the loss with its penalties, mean ‖f − y‖² + λ_W‖W‖² + λ_H‖H‖²",
    apart: "mean ‖f − s y‖²",
    own: "the output of a sample's own class; of all samples the one farthest from s",
    off: "the output of another class that is farthest from 0",
    n: "samples of a class",
    lambda_H: "decay of the features",
    lambda_W: "decay of the classifier",
    row: "‖w_c‖² of a row of W, the one farthest from the prediction",
    pair: "⟨w_c, w_c′⟩ of two rows, the one farthest from 0",
    dual: "‖W − √(nλ_H/λ_W) M‖_F, M the class means of the features as rows; it starts near 1",
  },
  source: {
    work: "Zhou, Li, Ding, You, Qu, Zhu, “On the Optimization Landscape of Neural Collapse under MSE Loss: Global Optimality with Unconstrained Features”, ICML (2022)",
    status: "derived",
  },
  expected: "holds",
  remarks: [
    "Conventions. The source has ½ before all three terms and (1/2N)‖WH − Y‖². Doubled it is the loss here, with the same λ's. So the minimum ε − ε²/2 becomes 2ε − ε² = 1 − (1 − ε)², and all the rest stays.",
    "Derivation. Of all W and H with the product Z, the least penalty is 2√(λ_Wλ_H) times the sum of the singular values of Z, which needs as many features as Z has rank. What is left is convex in Z. Y has C equal singular values √n, and each is shrunk by N√(λ_Wλ_H) = ε√n, down to 0 at most: Z = sY. At equality λ_W WᵀW = λ_H HHᵀ, which gives the lengths of the rows and W = √(nλ_H/λ_W) M.",
    "The exact part. Square loss is strongly convex in Z: at any weights, of any width, the loss is at least its minimum plus mean ‖f − sY‖². So how far the outputs are from the closed form is bounded by how far the loss is from its minimum, before any training ends. The 1e-12 is for rounding.",
    "By its abstract, the source proves that every critical point that is not a global minimum is a strict saddle. The typical part sees that: each training starts anywhere and arrives. One that did not would fail.",
    "No convolutions. With X = I each sample owns a column of W_1. A kernel that is moved over one-pixel images would give different samples the same weights, and their features would not be free.",
  ],
  proofs: [
    {
      says: "Of squared distance and a multiple of the size, the soft threshold is the only minimum.",
      where: {
        z: "a singular value of WH, over √n",
        y: "that of the targets",
        t: "what decay takes of it, ε of the claim where y = 1",
      },
      define: { best: "max(0, y - t)" },
      hypotheses: ["y >= 0", "t >= 0"],
      conclusion: "(z - y)^2 + 2 * t * abs(z) >= (best - y)^2 + 2 * t * abs(best) + (z - best)^2",
      mutation: "(z - y)^2 + 2 * t * abs(z) >= (y - 2 * t - y)^2 + 2 * t * abs(y - 2 * t)",
      witness: { z: 2, y: 1, t: 0.25 },
      covers: "one singular value, all real numbers; the last square is the claim's distance from the minimum",
      leaves: "that singular values of WH and Y pair off, by von Neumann's trace inequality",
    },
    {
      says: "At the minimum a mode costs 1 − s², with s = max(0, 1 − ε).",
      where: { epsilon: "ε = C√(nλ_Wλ_H)" },
      hypotheses: ["epsilon >= 0", "s == max(0, 1 - epsilon)"],
      conclusion: "(s - 1)^2 + 2 * epsilon * s == 1 - s^2",
      mutation: "(s - 1)^2 + epsilon * s == 1 - s^2",
      witness: { epsilon: 0.25, s: 0.75 },
      covers: "all real numbers, ε above 1 included",
    },
    {
      says: "Two factors of one product pay least where both penalties are equal.",
      where: { "a, b": "a singular value of W and that of H" },
      define: { least: "2 * sqrt(lambda_W * lambda_H) * a * b" },
      hypotheses: ["lambda_W > 0", "lambda_H > 0"],
      conclusion:
        "lambda_W * a^2 + lambda_H * b^2 >= least and implies(a >= 0 and b >= 0, iff(lambda_W * a^2 + lambda_H * b^2 == least, lambda_W * a^2 == lambda_H * b^2))",
      mutation: "lambda_W * a^2 + lambda_H * b^2 >= 2 * least",
      steps: [
        {
          says: "The difference is a square.",
          that: "(sqrt(lambda_W) * a - sqrt(lambda_H) * b)^2 == lambda_W * a^2 + lambda_H * b^2 - least",
        },
      ],
      witness: { a: 1, b: 2, lambda_W: 0.5, lambda_H: 0.5 },
      covers: "one singular value, all real numbers",
    },
  ],
});
