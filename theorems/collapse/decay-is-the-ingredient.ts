import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Of SGD, weight decay and weight normalization it is decay that makes features collapse: its effect is the largest by far, with or without the other two.",
  kind: "typical",
  assumes: [
    "all eight combinations fit their data: every training sample is classified right at the end",
    "bias-free ReLU network, fully connected or of convolutions and a dense hidden layer, started large (four times the outputs of a He start)",
    "square loss; all eight combinations from one starting function, over as many steps as weight decay needs to forget τ = 6, with cooldown",
    "SGD in batches of 2 to 4 samples or descent on all samples, plain weights or weight normalization",
  ],
  formula: "decay < -log(10) and abs(batches) < -decay / 2 and abs(normalization) < -decay",
  where: {
    decay:
      "main effect of weight decay: ln of the variability ratio tr Σ_W / tr Σ_B of the last hidden layer at the end, with decay less without, mean over the four combinations of the others",
    batches:
      "main effect of SGD, against descent on all samples: the same mean over the four combinations of the others",
    normalization: "main effect of weight normalization, against plain weights: likewise",
  },
  source: { work: xu2023, status: "measured" },
  expected: "holds",
  sister: "collapse/three-ingredients",
  remarks: [
    "Why decay. Without it a network that was started large fits its data without moving far, and its features stay spread; with it the start fades as e^(−τ), see collapse/features-collapse-to-class-means. SGD and descent on all samples go down the same penalized loss, and normalization changes how fast, not where to.",
    "How far apart they are. On seed 1, 12 dense and 12 convolutional draws, decay's effect was −8.2 to −3.8 and −6.0 to −3.4: it lowers the ratio 30 to 3,600 times. That of SGD was −1.4 to .1 and −.3 to .5, that of normalization −3.1 to 1.8 and −1.5 to 1.1.",
    "Why all eight must fit. Weight normalization from so large a scale kills all or all but one of the channels of some small convolutions, with decay or without. The features of what is left lie on one line, and their ratio says nothing; so was it in 2 of 36 convolutional draws of seed 2.",
    "Normalization from a large scale has an effect of its own without decay: its directions turn while the scale comes down, and features of some draws collapse part of the way.",
  ],
});
