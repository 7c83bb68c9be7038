import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Of networks trained on the same data, the one with the lower bound has the lower test error: more pairs are in the same order by both than in the reverse.",
  kind: "order",
  assumes: [
    "bias-free ReLU networks on the same MNIST digits, a dense and a convolutional one, each trained with weight decay λ, 10λ and none: six networks",
    "200 to 5,000 training samples of two digits, or 300 to 2,000 of three to five; 1,600 test images",
    "square loss, SGD in batches of 16, as many steps, to forgetting τ = 2 of the run with λ, with cooldown",
  ],
  formula: "tau > 0",
  where: {
    tau: "Kendall's rank correlation τ_b between bound and test error over the six networks; 0 where all test errors are equal",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  remarks: [
    "Refuted, and nearly reversed: on seeds 1 and 2 τ was above 0 in 4 of 80 draws, with medians of −.33 and −.43 on two digits, −.47 and −.51 on three to five. Among networks of one kind, which differ in decay alone, it is between −.9 and −1, but for dense ones on three to five digits of seed 1, where it is −.33.",
    "Why in reverse. Decay lowers the bound by far, and on rightly labelled digits it leaves the test error or raises it, see generalization/decay-reduces-test-error. And dense networks have the lower bound, while convolutional ones err about as much or less, see generalization/cnn-beats-dense.",
    "Over all data sets together the correlation was .02 and .08 on two digits, −.20 and −.21 on more: more samples lower both and harder digits raise both, and decay undoes it. The networks of one data set share their digits, so its interval is by the jackknife that leaves out a data set at a time.",
    "The bound does order sizes of the training set, which is the positive control: one network on 10, 50 and 250 samples a class.",
  ],
});
