import { papyan2020, theorem } from "#theorem";

export default theorem({
  says: "Trained to fit with weight decay, the last layer comes to equal the class means of what it reads, up to one factor.",
  kind: "typical",
  assumes: [
    "bias-free ReLU network of at least three layers, started large (the outputs four times those of a He start)",
    "dense hidden layers of at least 32 neurons; with convolutions, at least 8 channels and at most four classes",
    "inputs in at least 16 dimensions",
    "square loss, SGD with weight decay, trained to forgetting τ = 6, with cooldown",
  ],
  formula: "duality < 0.1",
  where: {
    duality:
      "the smaller one of ‖W_L/‖W_L‖ − Mᵀ/‖M‖‖_F for the class means M of the last hidden layer at the end as they are, and for the centred ones",
  },
  source: { work: papyan2020, status: "stated" },
  expected: "refuted",
  sister: "collapse/classifier-aligns-with-means",
  remarks: [
    "Why it is false. The last layer is close to the ridge solution of the class means, see collapse/classifier-aligns-with-means, and that is a multiple of Mᵀ only where MᵀM is a multiple of the identity: where the means are orthogonal and equally long. Those of a network's features keep an angle that is not a right one, see collapse/class-means-spread-apart. On seeds 1 to 3 the smaller self-duality was .20 in the median on mixtures, .36 on digits and .43 with convolutions; 4 of 180 draws came below .1, all of them mixtures.",
    "That is not for want of a smaller decay: under four times the decay, to the same forgetting, these medians were .20, .37 and .43.",
    "The positive control: features that are free of any input, one vector a training sample (the unconstrained-features model), with a linear last layer and the case's classes, samples and decay. Nothing keeps their means from being orthogonal, and at τ = 6 the self-duality is below 1e-4.",
  ],
});
