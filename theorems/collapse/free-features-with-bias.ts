import { theorem } from "#theorem";

export default theorem({
  says: "A free last bias takes the mean of the targets, and the outputs of free features end as quasi-interpolation: short of 1 by one amount, which the other classes share alike.",
  kind: "limit",
  assumes: [
    "unconstrained features: X = I, so that the columns of W_1 are the features H themselves, and f = WH + b",
    "C balanced classes of n samples, at least C features",
    "mean square loss + λ_W‖W‖² + λ_H‖H‖², no penalty on b, full batch",
    "ε below 1 in one training, and above 1 in another",
  ],
  formula: {
    exactly: "loss + 1e-12 >= (C - 1) / C * (1 - s^2) + apart",
    typically:
      "own == s + (1 - s) / C and off == (1 - s) / C and b == 1 / C and loss == (C - 1) / C * (1 - s^2) and row == (C - 1) / C * s * sqrt(n * lambda_H / lambda_W) and pair == -s / C * sqrt(n * lambda_H / lambda_W)",
  },
  where: {
    C: "number of classes",
    s: "max(0, 1 − ε), with ε = C√(nλ_Wλ_H)",
    loss: "the loss with its penalties, mean ‖f − y‖² + λ_W‖W‖² + λ_H‖H‖²",
    apart: "mean square distance of f from the outputs that are predicted",
    own: "the output of a sample's own class, the one farthest from the prediction",
    off: "the output of another class, the one farthest from the prediction",
    b: "the entry of the bias that is farthest from 1/C",
    n: "samples of a class",
    lambda_H: "decay of the features",
    lambda_W: "decay of the classifier",
    row: "‖w_c‖² of a row of W, the one farthest from the prediction",
    pair: "⟨w_c, w_c′⟩ of two rows, the one farthest from the prediction",
  },
  source: {
    work: "Zhou, Li, Ding, You, Qu, Zhu, “On the Optimization Landscape of Neural Collapse under MSE Loss: Global Optimality with Unconstrained Features”, ICML (2022)",
    status: "derived",
  },
  expected: "holds",
  remarks: [
    "Derivation. The best b for given W and H leaves the part of Y − WH that is orthogonal to the constant sample, so b = 1/C and what is fitted is Y − 1/C. It has C − 1 equal singular values √n, each of which is shrunk to s√n as without a bias (collapse/free-features-closed-form). So f = 1/C + s(y − 1/C). Its rows being those of I − 1/C times a length, W is a simplex frame.",
    "In the words of quasi-interpolation: the class's own output is 1 − ε′ with ε′ = ε(C − 1)/C, and every other one is ε′/(C − 1). Without a bias the others are 0: see collapse/symmetric-quasi-interpolation.",
    "The exact part. The loss is convex in WH and b, and strongly so in f: at any weights it is at least its minimum plus the mean square distance of f from the best outputs. The 1e-12 is for rounding.",
    "Conventions are those of collapse/free-features-closed-form: the source's loss is half of this one.",
    "No convolutions, for the reason given there: features that share a kernel are not free.",
  ],
});
