import { theorem, xu2023 } from "#theorem";

const exactly = "rho - mu / (M + lambda) == slope / (2 * (M + lambda))";

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
    exactly,
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
  proofs: [
    {
      says: "The slope of the penalized loss is 2ρ(M + λ) − 2μ.",
      where: { target: "mean of ‖y_n‖²" },
      define: { loss: "(target - 2 * rho * mu + rho^2 * M) + lambda * rho^2" },
      hypotheses: ["M >= 0", "lambda > 0"],
      conclusion: "derivative(loss, rho) == 2 * rho * (M + lambda) - 2 * mu",
      mutation: "derivative(loss, rho) == 2 * rho * M - 2 * mu",
      witness: { target: 1, rho: 2, mu: 0.5, M: 0.25, lambda: 0.01 },
      covers: "all real numbers; outputs and targets enter through μ, M and mean‖y‖² alone",
      leaves: "that mean‖ρf_V − y‖² is mean‖y‖² − 2ρμ + ρ²M, which is the square written out",
    },
    {
      says: "How far the scale is from μ/(M + λ) is the slope over 2(M + λ).",
      hypotheses: ["M >= 0", "lambda > 0", "slope == 2 * rho * (M + lambda) - 2 * mu"],
      conclusion: exactly,
      mutation: "rho - mu / (M + 2 * lambda) == slope / (2 * (M + 2 * lambda))",
      witness: { rho: 2, mu: 0.5, M: 0.25, lambda: 0.01, slope: 0.04 },
      covers: "all real numbers; the claim's exact part",
    },
    {
      says: "The scale μ/(M + λ) is the only minimum of the penalized loss.",
      where: { target: "mean of ‖y_n‖²" },
      define: {
        rho_eq: "mu / (M + lambda)",
        loss: "target - 2 * rho * mu + rho^2 * (M + lambda)",
        loss_eq: "target - 2 * rho_eq * mu + rho_eq^2 * (M + lambda)",
      },
      hypotheses: ["M >= 0", "lambda > 0"],
      conclusion: "implies(rho != rho_eq, loss > loss_eq)",
      mutation: "implies(rho != mu / (M + 2 * lambda), loss > loss_eq)",
      witness: { target: 1, rho: 2, mu: 0.5, M: 0.25, lambda: 0.01 },
      covers: "all real numbers, M = 0 and μ = 0 included",
    },
  ],
});
