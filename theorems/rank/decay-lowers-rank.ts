import { galanti2022, theorem } from "#theorem";

export default theorem({
  says: "SGD with weight decay ends with hidden weight matrices of lower rank than without.",
  kind: "typical",
  assumes: [
    "ReLU network of three or four layers, or of two convolutions and a dense hidden layer, hidden layers of at least 24 neurons; or of two convolutions alone",
    "square loss, SGD with weight decay, trained to forgetting τ = 14, with cooldown",
  ],
  formula: "stable < stable_twin and rank <= q * rank_twin",
  where: {
    stable: "stable rank ‖W‖_F²/σ₁², averaged over the hidden-to-hidden layers",
    stable_twin: "the same for the twin: same start, same steps, no decay",
    rank: "number of singular values above .01 σ₁, averaged over the hidden-to-hidden layers",
    rank_twin: "the same for the twin",
    q: "0.7, or 1 where there is no dense hidden layer",
  },
  source: { work: galanti2022, status: "stated" },
  expected: "holds",
  remarks: [
    "The first layer's rank is limited by the data and the last one's by the number of classes, so hidden-to-hidden layers carry the claim.",
    "Why τ = 14. What is left of the start after forgetting τ is e^(−τ) of its singular values, and the rest is a sum of batch gradients, of which few directions are large. A rank at tolerance t cannot fall before the start's remainder is below t, at τ ≈ ln(1/t) + 2: about 6.6 for t = .01. The stable rank moves sooner.",
    "Why q is 1 for kernels alone. A kernel of 4 to 16 channels has few singular values to lose: on 69 draws of seeds 1 to 3 the larger one of both ratios was between .27 and 1.01, and the rank often the twin's, while the stable rank fell in all but one. So they are asked for the stable rank, and not to gain rank.",
  ],
});
