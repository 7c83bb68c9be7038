import { galanti2022, theorem } from "#theorem";

export default theorem({
  says: "The published bound on the rank explains the low rank of networks trained with weight decay: it is below the width.",
  kind: "typical",
  assumes: [
    "ReLU network of three or four layers, or of two convolutions and a dense hidden layer; hidden layers of 24 to 40 neurons",
    "square loss, SGD with weight decay, trained to forgetting τ = 14, with cooldown",
    "the norm has settled: σ₁(W_{L−1}) at most halved over the last steps that the bound counts",
    "learning rates .1 to .2, decays .004 to .008 and batches of 2 to 8, all of which favour the bound",
  ],
  formula: "rank <= bound and bound < width",
  where: {
    rank: "number of singular values of W_{L−1} above ε σ₁, for ε = .01",
    bound: "B·P·log(2/ε)/(2ηλ), for batches of B samples and a layer used at P positions, here 1",
    width: "the smaller one of W_{L−1}'s rows and columns, which the rank cannot exceed anyway",
  },
  source: { work: galanti2022, status: "derived" },
  expected: "refuted",
  sister: "rank/weights-forget-to-low-rank",
  remarks: [
    "Derivation. After n steps the weights are what decay leaves of older ones, (1 − 2ηλ)ⁿ W_{T−n}, and n batch gradients, each of rank at most B·P. So σ_{nBP+1}(W_T) ≤ (1 − 2ηλ)ⁿ σ₁(W_{T−n}), which is rank/weights-forget-to-low-rank. Where the norm has settled, σ₁(W_{T−n}) ≤ 2σ₁(W_T), it is below ε σ₁(W_T) as soon as n ≥ log(2/ε)/(2ηλ), and the rank at ε is at most B·P times that n.",
    "It is true, then, and no claim here says otherwise. What is refuted is that it explains anything: here it is at least 83 times the width, and of a grid of 180 usual settings, see the figure, one is below the width. It counts every gradient of the last log(2/ε)/(2ηλ) steps as B·P new directions, while they share a few.",
    "With a cooldown the last steps forget less than η says, and more of them count: the bound with the largest η is the smallest there is, and still above the width.",
    "The control is a setting in which the bound does say something: one sample a batch, a layer of 192 neurons, a constant rate η = .25 and a decay λ = .06 so large that many of the networks hardly fit. The bound is 177 there, and the measured rank a few.",
    "What low rank there is, and how it depends on the classes instead: rank/rank-comes-near-classes.",
  ],
});
