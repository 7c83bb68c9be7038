import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Under weight normalization the scale settles where fitting and decay balance.",
  kind: "limit",
  assumes: [
    "f = ρ f_V with unit matrices V_k, bias-free ReLU network, dense or convolutional",
    "square loss with the penalty λρ², λ > 0",
    "SGD on V_k (along the sphere) and on ρ, with the rates that match weight decay, started at .5 to 4 times its scale",
    "as many steps as weight decay needs to forget τ = 8, with cooldown",
  ],
  formula: {
    exactly: "rho - mu / (M + lambda) == slope / (2 * (M + lambda))",
    typically: "abs(rho - mu / (M + lambda)) < 0.002 * rho and 3 * abs(rho - mu / (M + lambda)) < (lambda / M) * rho",
  },
  where: {
    rho: "the scale ρ",
    mu: "mean of ⟨y_n, f_V(x_n)⟩",
    M: "mean of ‖f_V(x_n)‖²",
    lambda: "weight decay of the scale",
    slope: "∂_ρ of mean ‖ρ f_V − y‖² + λρ², by backpropagation",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. With f = ρ f_V the penalized loss is mean‖y‖² − 2ρμ + ρ²(M + λ), a parabola in ρ. Its slope is 2ρ(M + λ) − 2μ, which is the exact part, true at any V and ρ; it vanishes at ρ_eq = μ/(M + λ) and nowhere else.",
    "The second condition of the typical part is what tells the formula from the one without decay, μ/M: those two are λ/M apart, as a share of ρ_eq, and the error must be below a third of that. λ/M was .004 to .07 in the draws.",
    "The scale must not start too high. From a He start, whose ∏‖W_k‖ was up to 390 times ρ_eq, 2 of 32 dense draws of seeds 1 and 2 ended at f = 0 (every ReLU dead), and a third without decay: there μ = M = 0 and ρ_eq = 0, which is an equilibrium, but no training.",
  ],
});
