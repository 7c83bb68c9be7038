import { theorem, xu2023 } from "#theorem";

const exactly = "loss == target - mu^2 / (M + lambda) + (M + lambda) * (rho - mu / (M + lambda))^2";

export default theorem({
  says: "Where the scale has settled, the loss under weight normalization depends on the directions alone.",
  kind: "limit",
  assumes: [
    "f = ρ f_V with unit matrices V_k, bias-free ReLU network, dense or convolutional",
    "square loss with the penalty λρ², λ > 0",
    "SGD on V_k (along the sphere) and on ρ, with the rates that match weight decay, started at .5 to 4 times its scale",
    "as many steps as weight decay needs to forget τ = 8, with cooldown",
  ],
  formula: {
    exactly,
    typically: "abs(loss - (target - mu^2 / (M + lambda))) < 0.0002 * loss",
  },
  where: {
    loss: "mean ‖ρ f_V − y‖² + λρ²",
    target: "mean of ‖y_n‖²",
    mu: "mean of ⟨y_n, f_V(x_n)⟩",
    M: "mean of ‖f_V(x_n)‖²",
    lambda: "weight decay of the scale",
    rho: "the scale ρ",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. The penalized loss is target − 2ρμ + ρ²(M + λ), see dynamics/equilibrium-scale. Completing the square gives the exact part, true at any V and ρ. At ρ_eq = μ/(M + λ) the square is gone, and L_eq = target − μ²/(M + λ) is what is left.",
    "The loss is off by the square of the scale's error: a scale within 1e-3 of ρ_eq gives a loss within about 1e-6 · (M + λ)ρ_eq²/L_eq.",
  ],
  proofs: [
    {
      says: "The penalized loss is its value at the settled scale plus the square of the scale's error.",
      hypotheses: ["M >= 0", "lambda > 0", "loss == target - 2 * rho * mu + rho^2 * (M + lambda)"],
      conclusion: exactly,
      mutation: "loss == target - mu^2 / (M + lambda) + M * (rho - mu / (M + lambda))^2",
      witness: { loss: 1, target: 1, rho: 2, mu: 0.5, M: 0.25, lambda: 0.25 },
      covers: "all real numbers; the claim's exact part",
      leaves: "that mean‖ρf_V − y‖² is mean‖y‖² − 2ρμ + ρ²M, which is the square written out",
    },
    {
      says: "No scale has a smaller loss than target − μ²/(M + λ), and μ/(M + λ) alone has this one.",
      define: { least: "target - mu^2 / (M + lambda)" },
      hypotheses: ["M >= 0", "lambda > 0", "loss == target - 2 * rho * mu + rho^2 * (M + lambda)"],
      conclusion: "loss >= least and iff(loss == least, rho == mu / (M + lambda))",
      mutation: "loss >= target - mu^2 / (M + 2 * lambda)",
      witness: { loss: 1, target: 1, rho: 2, mu: 0.5, M: 0.25, lambda: 0.25 },
      covers: "all real numbers",
    },
  ],
});
