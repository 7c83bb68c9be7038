import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "At equal forgetting the size of the batch does not matter to the rank.",
  kind: "typical",
  assumes: [
    "ReLU network with at least one hidden-to-hidden layer, of 16 to 32 neurons or channels",
    "square loss, weight decay, with cooldown, the same start and the same learning rate",
    "Gaussian mixtures, of vectors or of images",
    "2 samples a batch against all 16 to 36 samples, both trained to forgetting τ = 8: over equally many steps",
  ],
  formula: "abs(log(stable / stable_full)) < 0.1",
  where: {
    stable: "stable rank ‖W‖_F²/σ₁² after training with 2 samples a batch, averaged over the hidden-to-hidden layers",
    stable_full: "the same after training with the full batch",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Why. A batch's gradient is the full one plus noise that the cooldown averages out, and decay does not know of batches. So runs of equally many steps at the same learning rate follow each other, whatever their batches; that small batches lower the rank is the forgetting that they bring over the same epochs, see rank/small-batches-lower-rank.",
    "It is about the low rank that decay brings. Where a problem has several solutions, the noise may lead to another one: on digits, with two convolutions and a dense hidden layer, 1 of 10 draws of seed 1 and 2 of 20 of seed 2 missed the .1, at .15, −.15 and −.13, all with three classes. So convolutions are asked on mixtures of images.",
  ],
});
