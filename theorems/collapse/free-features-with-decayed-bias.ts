import { theorem } from "#theorem";

export default theorem({
  says: "A decayed last bias takes the mean of the targets alone while its decay is small; beyond λ_b = ε/(1 − ε) the features share the mean with it, and the outputs are those without a bias.",
  kind: "limit",
  assumes: [
    "unconstrained features: X = I, so that the columns of W_1 are the features H themselves, and f = WH + b",
    "C balanced classes of n samples, at least C features, ε < 1",
    "mean square loss + λ_W‖W‖² + λ_H‖H‖² + λ_b‖b‖², full batch",
    "six trainings, at 1/4, 1/2, 3/4, 4/3, 2 and 4 times λ_b = ε/(1 − ε)",
  ],
  formula: {
    exactly: "loss + 1e-12 >= least + apart",
    typically:
      "b == min(epsilon / lambda_b, 1 / (1 + lambda_b)) / C and mean_mode == max(0, 1 - epsilon * (1 + lambda_b) / lambda_b) * sqrt(n * lambda_H / lambda_W) and own == ((C - 1) * (1 - epsilon) + m) / C and off == (m - (1 - epsilon)) / C and loss == least",
  },
  where: {
    C: "number of classes",
    epsilon: "C√(nλ_Wλ_H)",
    lambda_b: "decay of the bias",
    b: "the entry of the bias that is farthest from the prediction",
    mean_mode: "‖1ᵀW‖²/C: how much of W raises all outputs alike",
    n: "samples of a class",
    lambda_H: "decay of the features",
    lambda_W: "decay of the classifier",
    m: "max(1 − ε, 1/(1 + λ_b)), the sum of a sample's outputs",
    own: "the output of a sample's own class, the one farthest from the prediction",
    off: "the output of another class, the one farthest from the prediction",
    loss: "the loss with its penalties",
    least: "(C − 1)(2ε − ε²)/C, and to it λ_b/(C(1 + λ_b)) where λ_b ≤ ε/(1 − ε), else (2ε − ε² − ε²/λ_b)/C",
    apart: "mean square distance of f from the outputs that are predicted",
  },
  source: {
    work: "Zhou, Li, Ding, You, Qu, Zhu, “On the Optimization Landscape of Neural Collapse under MSE Loss: Global Optimality with Unconstrained Features”, ICML (2022)",
    status: "derived",
  },
  expected: "holds",
  remarks: [
    "Derivation. Y has one singular direction in which all classes are alike, the mean, and C − 1 others; each has the value √n. The others are shrunk as without a bias. For the mean, let WH have the value z√n and b the entries β/C, so that the outputs sum to z + β. Up to the common factor 1/C this mode costs (1 − z − β)² + 2εz + λ_bβ². The best β is (1 − z)/(1 + λ_b), which leaves (1 − z)² λ_b/(1 + λ_b) + 2εz.",
    "The transition. The slope at z = 0 is negative if and only if λ_b/(1 + λ_b) > ε, that is λ_b > ε/(1 − ε). Otherwise z = 0 and β = 1/(1 + λ_b). Beyond it z = 1 − ε(1 + λ_b)/λ_b and β = ε/λ_b, so that z + β = 1 − ε: the outputs are those without a bias, whatever λ_b is. At λ_b = 0 this is collapse/free-features-with-bias.",
    "No training is closer to the transition than a quarter of it, as gradient descent slows down without limit there. The numbers 1 − ε and 1/(1 + λ_b) are equal at the transition, so nothing jumps.",
    "The exact part. The loss is convex in WH and b, and strongly so in f: at any weights it is at least its minimum plus the mean square distance of f from the best outputs. The 1e-12 is for rounding.",
    "Conventions are those of collapse/free-features-closed-form. The halved loss has (λ_b/2)‖b‖², with the same λ_b. No convolutions, for the reason given there.",
  ],
});
