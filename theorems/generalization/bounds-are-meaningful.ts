import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "The bound on the risk is meaningful for trained convolutional networks: it lies below the error of guessing.",
  kind: "typical",
  assumes: [
    "bias-free ReLU network of one or two convolutions and a linear layer, on MNIST digits",
    "200 to 5,000 training samples of two digits, or 300 to 2,000 of three to five",
    "square loss, SGD with weight decay λ, 10λ or none, λ from 1.5e-3 to 3e-3; the best bound of the three counts",
  ],
  formula: "bound < chance",
  where: {
    bound:
      "ramp risk, complexity by the graph with its shared kernels, and confidence at δ = .05; see generalization/risk-within-bound",
    chance: "1 − 1/C, the error of guessing one of C classes",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "generalization/linear-bounds-are-meaningful",
  remarks: [
    "Refuted by far: on seeds 1 and 2 none of 80 draws was below. On two digits the best of three decays was between 2.3 and 32 times the error of guessing, on three to five digits between 8 and 78 times. It falls with the number of samples: on two digits from 9 to 32 times at N = 200 to 2.3 to 4.0 times at N = 5,000. The dense networks of the same draws came closer, to 1.1 to 1.7 times at N = 5,000.",
    "Why. A fitted network has margins of about 1, and so little ramp risk at γ = 1; but the product of its norms is what it needs for that, and more layers and more positions make it larger. More decay lowers the product and the margins together. What helps is samples, the complexity falls as 1/√N, and fewer layers.",
    "The best one-convolution networks seen at all, with kernels of 5×5 at four positions, on 10,000 zeros and sevens of seed 1, had ramp risk and complexity of .505 together, before confidence and union.",
    "The same bound does say something about a linear classifier, which is the positive control and the sister claim.",
  ],
});
