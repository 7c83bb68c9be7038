import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "SGD and gradient descent on all samples end with the same test loss, up to a fifth, when they have forgotten as much.",
  kind: "typical",
  assumes: [
    "bias-free ReLU network, dense or convolutional, on few samples that it can fit",
    "square loss with the same weight decay, SGD in batches of 2 to 4 samples",
    "the same constant learning rate and the same steps, to forgetting τ = 6",
    "test samples of the training samples' distribution, 100 a class",
  ],
  formula: "loss < 1.2 * loss_full and loss_full < 1.2 * loss",
  where: {
    loss: "mean ‖f(x) − y‖² on the test samples after SGD",
    loss_full: "the same after gradient descent on all samples: same start, rate, decay and steps",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  sister: "noise/noise-helps-generalization",
  remarks: [
    "Both move, in the mean, down the same penalized loss, and both have had time to forget their start. The noise of SGD stays about the end points of full-batch descent, and its steps are small against what tells one function from another.",
    "On seeds 1 to 4 the ratio of the losses was between .90 and 1.07 in 80 dense draws and between .87 and 1.13 in 80 convolutional ones, so that a fifth is generous.",
    "The check can fail: full-batch descent on one sample a class, which is the control, does not end within a fifth of SGD on all of them.",
  ],
});
