import { papyan2020, theorem } from "#theorem";

export default theorem({
  says: "Trained to fit with weight decay, the features of a class collapse to their mean.",
  kind: "typical",
  assumes: [
    "bias-free ReLU network of at least three layers, started large (the outputs four times those of a He start)",
    "dense hidden layers of at least 32 neurons; with convolutions, at least 8 channels and at most four classes",
    "inputs in at least 16 dimensions",
    "square loss, SGD with weight decay, trained to forgetting τ = 6, with cooldown",
  ],
  formula: "V < V_twin / 5 and V < V_start / 30",
  where: {
    V: "tr Σ_W / tr Σ_B of the last hidden layer at the end, the variability ratio",
    V_twin: "the same for the twin: same start, same steps, no decay",
    V_start: "the same at the start",
  },
  source: { work: papyan2020, status: "stated" },
  expected: "holds",
  remarks: [
    "The variability ratio compares the spread within classes with the spread between class means; exactly collapsed features give 0. It is the robust form: tr(Σ_W Σ_B†) divides by the smallest eigenvalues of Σ_B, which are noise when class means are nearly aligned.",
    "The large start makes the claim sharp. A network started large fits its data without moving far from its start (lazily) when nothing makes it forget; then its features stay spread out. With decay the start fades as e^(−τ) and the features collapse. From a small start the twin collapses too, though less, and the comparison would say less.",
    "Why at least 16 dimensions. Few coordinates make close samples of different classes hard to tell apart, the network must stay curved to fit them, and what is left of the spread misses the factor 30: on mixtures in 8 to 32 dimensions 6 of 95 calibration draws failed, five of them in 8 to 10 dimensions, the sixth by diverging.",
    "Why at least 8 channels. Few channels are few coordinates again: with two or three convolutions of 4 to 8 channels, 5 of 40 calibration draws of digits missed one of the factors, with two of 8 to 16 channels, 2 of 67.",
    "All ten digits are drawn on the full profile: on seed 1 all of 8 draws met both factors, the nearest at .89 of one.",
    "Why at most four classes with convolutions. Their features collapse last, and the more classes the later: at τ = 6, of 28 draws of up to five classes of seeds 1 and 2, one of five classes missed the factor 30, and under four times the decay, further from collapse at rest, it was hardly less collapsed. Of 60 draws of up to four classes of seeds 1 to 3, one missed both factors, for the same reason.",
  ],
});
