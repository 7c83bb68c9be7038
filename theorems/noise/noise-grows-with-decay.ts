import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "At a constant learning rate the steps of SGD are longer the larger the weight decay, by a power of it that is mostly below one.",
  kind: "order",
  assumes: [
    "bias-free ReLU network, dense or convolutional, on few samples that it can fit",
    "square loss, SGD with weight decay in batches of 2 to 4 samples, reshuffled every epoch",
    "constant learning rate; λ, 2λ and 4λ, each trained to forgetting τ = 6",
  ],
  formula: "slope > 0.3 and slope < 1.1",
  where: {
    slope:
      "least-squares slope of log movement on the log of λ, 2λ and 4λ; movement is the mean of ‖W_{t+1} − W_t‖/‖W_t‖ over the steps of the last eight epochs",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Why. Where the network rests in the mean, the gradient of the loss is −2λW, so the residuals y − f of the samples are of the order of λ, and so are the gradients of the batches that do not balance it. If nothing else changed the slope would be 1. It is less as a rule; why was not looked into.",
    "Equal forgetting, not equal steps: each λ has come as far from its start, and the larger ones need fewer steps. At equal steps the slopes are nearly the same: on seeds 3 and 4 their medians were .70 dense and .80 convolutional, against .72 and .81.",
    "On seeds 1 to 10 nine of ten slopes of 400 dense draws were between .42 and .94, median .74, and all between .22 and 1.33; of 240 convolutional draws of seeds 1 to 6 they were between .63 and .99, median .82, and all between .46 and 1.47. Of three random orders at one decay, in 80 dense and 80 convolutional draws of seeds 1 to 4, the slope was between −.52 and .24.",
  ],
});
