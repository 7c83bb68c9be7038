import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "At a constant learning rate SGD with weight decay never comes to rest, while full-batch descent and SGD without decay do.",
  kind: "typical",
  assumes: [
    "bias-free ReLU network, dense or convolutional, on few samples that it can fit",
    "square loss, SGD with weight decay in batches of 2 to 4 samples, reshuffled every epoch",
    "constant learning rate, trained to forgetting τ = 6",
  ],
  formula: "movement > 2 * movement_full and movement > 5 * movement_free",
  where: {
    movement: "mean of ‖W_{t+1} − W_t‖/‖W_t‖ over the steps of the last eight epochs, W all layers as one vector",
    movement_full: "the same for gradient descent on all samples: same start, rate, decay and steps",
    movement_free: "the same for SGD without decay: same start, batches, rate and steps",
  },
  source: { work: xu2023, status: "stated" },
  expected: "holds",
  remarks: [
    "Why. A step moves the weights by η(G + 2λW), with G the gradient of the batch. With decay the network can rest only where the mean of G over all samples is −2λW, and the samples' own gradients are not zero there: each pulls another way, and only together do they balance the decay. A batch is out of balance, so every step moves. Without decay a fit makes the gradient of every sample zero, and the movement fades with the loss.",
    "The thresholds are far from where the draws are. On seeds 1 to 4, 80 dense and 80 convolutional draws, the least ratio to full-batch descent was 7.9 dense and 4.4 convolutional, the medians 36 and 20; the least ratio to SGD without decay was 12.7 and 18.9, the medians 8,700 and 340.",
    "Full-batch descent is not at rest either: it still moved by 7e-6 to 1e-3 of the weights a step, since what is left of its start goes on fading by 2ηλ a step, and the rest still descends. That is why it is compared with and not asked to stand still.",
  ],
});
