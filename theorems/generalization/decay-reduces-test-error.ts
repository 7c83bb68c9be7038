import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Weight decay prevents over-fitting: with it the test error is lower than without.",
  kind: "order",
  assumes: [
    "bias-free ReLU network on MNIST digits: two or three dense layers, or one or two convolutions and a linear layer",
    "200 to 5,000 training samples of two digits, or 300 to 2,000 of three to five, rightly labelled; 1,600 test images",
    "square loss, SGD in batches of 16, to forgetting τ = 2 of the decayed run, with cooldown",
  ],
  formula: "error_dense < error_dense_free and error_conv < error_conv_free",
  where: {
    error_dense: "share of the test images that the dense network classifies wrongly after training with decay",
    error_dense_free: "the same without decay: same start, batches and steps",
    error_conv: "the first for the convolutional network",
    error_conv_free: "the second for the convolutional network",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "generalization/decay-reduces-test-error-of-noisy-labels",
  remarks: [
    "Refuted: on seeds 1 and 2 the error of dense networks was lower in 10 of 40 draws of two digits and in 19 of 40 of three to five, that of convolutional ones in 6 and in 10. The ratio of the errors had medians from .97 to 1.12.",
    "Two orders of the batches differ as much. So where all labels are right, and the digits are as easy as these, there is nothing to over-fit: networks without decay fit all samples and err no more on the test images. Ten times the decay does raise the test error, see the table of generalization/risk-within-bound.",
    "Decay does lower the test error where labels are wrong, which is the positive control and the sister claim. It may lower the test loss too, see noise/noise-helps-generalization.",
  ],
});
