import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Once the start is forgotten, features are the further from their class means the larger the decay.",
  kind: "order",
  assumes: [
    "bias-free ReLU network of at least three layers, started large (the outputs four times those of a He start)",
    "dense hidden layers of at least 32 neurons; with convolutions, at least 8 channels and at most four classes",
    "inputs in at least 16 dimensions",
    "square loss, SGD with weight decay λ and 4λ, each trained to forgetting τ = 6, with cooldown, from one start",
  ],
  formula: "V_less < V and B_less < B",
  where: {
    V: "tr Σ_W / tr Σ_B of the last hidden layer at the end under 4λ, the variability ratio",
    V_less: "the same under λ",
    B: "tr(Σ_W Σ_B†)/C of the last hidden layer at the end under 4λ: the scatter in the directions of the class means alone",
    B_less: "the same under λ",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Why. At rest the slope of the loss and that of the penalty balance, so each output misses its target by an amount that is proportional to λ to first order, and each by its own: f(x_n) − y_n = −(λN/2) ∂Ω/∂f_n, with Ω the least Σ‖W_k‖² that gives such outputs. So the outputs of a class scatter by an amount proportional to λ, and the features with them, in the directions that the last layer reads: their scatter in units of the distance of the class means, a square, goes as λ².",
    "Both are true: decay makes features collapse, and less decay makes them collapse further. Collapse is complete only in the limit λ → 0⁺, and reaching it takes τ/(2ηλ) steps, ever more of them. λ = 0 itself is not that limit: nothing is ever forgotten, and from a large start the features stay spread out, see collapse/features-collapse-to-class-means.",
    "How steeply. From λ = .002 to .003 to four times as much the scatter in the directions of the means grew by a factor of 8 on mixtures and digits and 7 with convolutions (medians of seeds 1 to 3), not by 16: at 4λ it is no longer small. All of the scatter, which counts what the last layer does not read, grew by 6.5, 5.3 and 2.9. One convolutional draw of 60 had less of it under 4λ: under λ it was still far from rest.",
  ],
});
