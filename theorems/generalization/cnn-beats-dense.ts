import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "On images a convolutional network beats a dense one: its test error and its bound are both lower.",
  kind: "order",
  assumes: [
    "both are fitted: at most 5 % of the training samples are classified wrongly at the end",
    "bias-free ReLU networks on the same MNIST digits: two or three dense layers of 16 to 32 neurons; one or two convolutions of 6 to 12 channels and a linear layer",
    "200 to 5,000 training samples of two digits, or 300 to 2,000 of three to five; 1,600 test images",
    "square loss, SGD in batches of 16 with the same weight decay, to forgetting τ = 2, with cooldown",
  ],
  formula: "error_conv < error_dense and bound_conv < bound_dense",
  where: {
    error_conv: "share of the test images that the convolutional network classifies wrongly",
    error_dense: "the same of the dense network",
    bound_conv:
      "bound on the risk of the convolutional network, its complexity by the graph with its shared kernels and the input's patches; see generalization/risk-within-bound",
    bound_dense: "bound on the risk of the dense network",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "generalization/cnn-errs-less-than-dense",
  remarks: [
    "The bound is not lower: on seeds 1 and 2 in none of 40 draws of two digits and in 5 of 35 of three to five; its median is 3.3 to 4.4 times the dense one. The test error was lower in 14 of 40 and in 14 of 35 draws: on so few classes the two kinds err alike.",
    "Why the bound is larger. Counting a kernel once instead of at P positions takes √P out of the product of norms, and makes a convolutional network's bound smaller than that of the same function as a dense network, see generalization/localized-kernels-tighten-the-bound. But a dense network that is trained finds another function, of far smaller norms: it can put its weights where the ink is. The graph's bound keeps √P, for the positions that the linear layer reads.",
    "Convolutions have fewer parameters, and err less where there are many classes, which is the sister claim. Neither is what the bound measures.",
  ],
});
