import { theorem } from "#theorem";

export default theorem({
  says: "Free ReLU features with a free last bias do as linear ones, with ε√(C/(C − 1)) in place of ε: the best of four starts reaches the closed form, and none goes below it.",
  kind: "limit",
  assumes: [
    "unconstrained ReLU features: X = I, the features are H = relu(W_1), and f = WH + b",
    "C ≥ 3 balanced classes of n ≤ 3 samples, 8C neurons",
    "mean square loss + λ_W‖W‖² + λ_H‖W_1‖², no penalty on b, full batch",
    "four He starts, of which the typical part looks at the end with the smallest loss; ε√(C/(C − 1)) < 1",
  ],
  formula: {
    exactly: "loss + 1e-12 >= (C - 1) / C * (1 - s^2) + apart",
    typically:
      "loss_best == (C - 1) / C * (1 - s^2) and own == s + (1 - s) / C and off == (1 - s) / C and b == 1 / C and cosine == 0",
  },
  where: {
    C: "number of classes",
    s: "1 − ε√(C/(C − 1)), with ε = C√(nλ_Wλ_H)",
    loss: "the loss with its penalties, at any step of any of the trainings",
    apart: "mean square distance of f from the outputs that are predicted",
    loss_best: "the smallest loss at the end of a training; the symbols below are of that training",
    own: "the output of a sample's own class, the one farthest from the prediction",
    off: "the output of another class, the one farthest from the prediction",
    b: "the entry of the bias that is farthest from 1/C",
    cosine: "the largest cosine of two class means of the features, not centred; none is below 0",
  },
  source: {
    work: "Tirer, Bruna, “Extended Unconstrained Features Model for Exploring Deep Neural Collapse”, ICML (2022)",
    status: "derived",
  },
  expected: "holds",
  remarks: [
    "Derivation. Of all W and nonnegative H with the product Z the least penalty is 2√(λ_Wλ_H) times the gauge of Z whose atoms are whᵀ, both of length 1 and h nonnegative. That is convex in Z, so a residual R = (2/N)(Y − Z − b) certifies the minimum: its columns sum to zero over the samples (b is free), ‖Rh‖ ≤ 2√(λ_Wλ_H) for every nonnegative unit h, and equality at the atoms of Z.",
    "Take Z + b = 1/C + s(y − 1/C). Then R = (2/N)(1 − s)(Y − 1/C), and ‖Rh‖ depends on the class sums σ of h alone: it is (2/N)(1 − s) times √(‖σ‖² − (Σσ)²/C). For a nonnegative unit h the sum of σ is at least ‖σ‖, with equality where h lives on a single class, and ‖σ‖² ≤ n. So the largest value is (2/N)(1 − s)√(n(C − 1)/C), which is 2√(λ_Wλ_H) where 1 − s = ε√(C/(C − 1)). Linear features may be negative, have Σσ = 0, and pay only ε.",
    "So at the best point each neuron is active on one class alone, and equally on its samples: the class means are an orthogonal frame, a simplex only after centring. For linear features they are a simplex as they are (collapse/class-means-form-simplex).",
    "The exact part holds at every step of all four trainings: the loss is at least the certified minimum plus the mean square distance of f from the best outputs.",
    "Two classes are left out. There every point of a line is best: for any β in [−s, s] the biases (1 ± β)/2 go with neurons of length s − β for one class and s + β for the other, at the same outputs and the same loss. So b is not 1/C, which is a control. With three classes or more a shift of b would have to point along e_c − 1/C for every class c at once, so there is none.",
    "Best of four. Gradients reach a feature through active neurons alone, so which neurons serve which samples is settled early, and not always well: in 60 draws of seed 1, 24 of 240 single starts ended at another resting point, with a larger loss; the four starts of one draw never did. With 6C neurons in place of 8C all four did in 2 of the 60.",
    "No convolutions, for the reason given at collapse/free-features-closed-form: features that share a kernel are not free.",
  ],
});
