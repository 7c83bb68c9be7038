import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Where training has settled, a larger decay leaves the margins closer together.",
  kind: "order",
  assumes: [
    "f = ρ f_V with unit matrices V_k, bias-free ReLU network, dense or convolutional",
    "square loss with the penalty λρ², λ > 0, one-hot targets",
    "SGD on V_k and ρ with the rates that match weight decay, started at .5 to 4 times its scale, with cooldown",
    "as many steps as weight decay needs to forget τ = 8, for λ as for 4λ",
  ],
  formula: "spread < spread_weak",
  where: {
    spread: "standard deviation over mean of the margins ⟨y_n, f(x_n)⟩ at the end under the larger decay, 4λ",
    spread_weak: "the same at the end under the smaller one, λ, from the same start",
  },
  source: { work: xu2023, status: "folklore" },
  expected: "refuted",
  sister: "margins/decay-widens-margins-at-stationarity",
  remarks: [
    "Why one may think so. Without decay margins are whatever the start makes of them until the network interpolates; with decay they come together during training. That is the effect of training on, not of a larger λ: at rest, decay is what keeps a network from interpolating, and interpolation is what makes margins equal.",
    "Why it is false at rest: see the derivation of margins/decay-widens-margins-at-stationarity.",
    "The positive control is a pair that is not at rest. The trained network goes on for a short while under λ = M and under λ = 64 M, with M = mean‖f_V‖². The larger decay takes the scale away before the directions can follow, and their margins stay nearly as they were; under the smaller one the directions still move, and the margins spread. Stopped there, the larger decay has the narrower margins.",
  ],
});
