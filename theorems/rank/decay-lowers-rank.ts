import { galanti2022, theorem } from "#theorem";

export default theorem({
  says: "SGD with weight decay ends with hidden weight matrices of lower rank than without.",
  kind: "typical",
  assumes: [
    "ReLU network with at least one hidden-to-hidden layer",
    "square loss, SGD with weight decay, trained to forgetting τ = 14, with cooldown",
  ],
  formula: "stable < stable_twin and rank <= q * rank_twin",
  where: {
    stable: "stable rank ‖W‖_F²/σ₁², averaged over the hidden-to-hidden layers",
    stable_twin: "the same for the twin: same start, same steps, no decay",
    rank: "number of singular values above .01 σ₁, averaged over the hidden-to-hidden layers",
    rank_twin: "the same for the twin",
    q: "0.7 for dense networks, 1 for convolutional ones",
  },
  source: { work: galanti2022, status: "stated" },
  expected: "holds",
  remarks: [
    "Why q. A kernel of 4 to 16 channels has few singular values: on six calibration draws of digits the rank fell to between .38 and 1 of the twin's, and with two small kernels alone from 9 to 7, 5 to 4, 14 to 10, and 11 not at all, while the stable rank fell in all six. So convolutions are asked for the stable rank, and not to gain rank.",
    "The first layer's rank is limited by the data and the last one's by the number of classes, so hidden-to-hidden layers carry the claim.",
    "Why τ = 14. What is left of the start after forgetting τ is e^(−τ) of its singular values, and the rest is a sum of batch gradients, of which few directions are large. A rank at tolerance t cannot fall before the start's remainder is below t, at τ ≈ ln(1/t) + 2: about 6.6 for t = .01. The stable rank moves sooner.",
  ],
});
