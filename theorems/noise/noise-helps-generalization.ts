import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "The random-like search of SGD prevents over-fitting: it ends with a lower test loss than gradient descent on all samples, by a tenth at least.",
  kind: "order",
  assumes: [
    "bias-free ReLU network, dense or convolutional, on few samples that it can fit",
    "square loss with the same weight decay, SGD in batches of 2 to 4 samples",
    "the same constant learning rate and the same steps, to forgetting τ = 6",
    "test samples of the training samples' distribution, 100 a class",
  ],
  formula: "loss < 0.9 * loss_full",
  where: {
    loss: "mean ‖f(x) − y‖² on the test samples after SGD",
    loss_full: "the same after gradient descent on all samples: same start, rate, decay and steps",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "noise/noise-leaves-the-test-loss",
  remarks: [
    "At equal steps, thus equal forgetting, noise hardly changes what is learnt. On seeds 1 to 4 the ratio of the losses was between .90 and 1.07 in 80 dense draws, median 1.00, and between .87 and 1.13 in 80 convolutional ones, median .994: below .9 once in each. Two random orders of SGD differed as much, by ratios from .97 to 1.17 and from .91 to 1.10. SGD had the lower loss, by however little, in 31 and 52 of the draws: on digits there may be an effect, of less than a hundredth.",
    "Why the loss and not the error. Errors of SGD and of full-batch descent are often the very same, and the claim would be refuted by ties: on the same draws SGD's was lower in 5 of 80 dense draws and higher in 10, lower in 33 of 80 convolutional ones and higher in 22.",
    "What does lower the test loss: more data, which is the positive control, SGD against full-batch descent on one sample a class (79 and 78 of 80). And decay: SGD with it had less than .9 of the loss of SGD without it in all 80 dense draws and in 64 of 80 convolutional ones. As an epoch of SGD has more steps, it forgets more in as many epochs; a comparison at equal epochs gives to noise what belongs to decay.",
  ],
});
