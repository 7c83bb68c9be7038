import { galanti2022, theorem } from "#theorem";

export default theorem({
  says: "Over the same epochs, SGD with small batches ends with hidden weight matrices of lower rank than the full batch.",
  kind: "order",
  assumes: [
    "ReLU network with at least one hidden-to-hidden layer, of 16 to 32 neurons or channels",
    "square loss, weight decay, with cooldown, the same start and the same learning rate",
    "2 samples a batch, trained to forgetting τ = 8, against all 16 to 36 samples, trained over as many epochs",
  ],
  formula: "stable < 0.5 * stable_full",
  where: {
    stable: "stable rank ‖W‖_F²/σ₁² after training with 2 samples a batch, averaged over the hidden-to-hidden layers",
    stable_full: "the same after training with the full batch",
  },
  source: { work: galanti2022, status: "stated" },
  expected: "holds",
  remarks: [
    "Why. An epoch of N samples is N/B steps, and every step forgets the share 2ηλ of the weights. So over the same epochs B samples a batch forget τ = 2λΣη_t ∝ 1/B: here the full batch comes to a τ of about .4 to 1 while batches of 2 come to 8. What is left of the start, e^(−τ) of it, has full rank.",
    "Small batches as such do nothing here: the control trains the full batch to the same τ, over N/2 times as many epochs, and its rank is then as low. That is rank/batch-size-is-forgetting.",
    "Training longer makes the claim weaker, not stronger: once the full batch forgets too, its rank comes down as well. On 21 dense draws of seed 1 the ratio was between .36 and .67 at τ = 14, between .25 and .38 at τ = 8.",
  ],
  proofs: [
    {
      says: "Over the same epochs the forgetting of two batch sizes is in the ratio of the other's size to its own.",
      where: {
        "tau_B, tau_N": "forgetting with B samples a batch, and with all N",
        "B, N": "samples of a batch, and all",
        "eta, lambda": "learning rate and weight decay",
        epochs: "how often every sample is seen",
      },
      hypotheses: [
        "B > 0",
        "N > 0",
        "tau_B == 2 * lambda * eta * epochs * (N / B)",
        "tau_N == 2 * lambda * eta * epochs * (N / N)",
      ],
      conclusion: "tau_B == (N / B) * tau_N",
      mutation: "tau_B == tau_N",
      witness: { B: 2, N: 16, eta: 0.1, lambda: 0.005, epochs: 1000, tau_B: 8, tau_N: 1 },
      refutedAt: { B: 2, N: 16, eta: 0.1, lambda: 0.005, epochs: 1000, tau_B: 8, tau_N: 1 },
      covers: "all real numbers, a constant learning rate",
      leaves: "learning rates that change, of which η is the mean",
    },
  ],
});
