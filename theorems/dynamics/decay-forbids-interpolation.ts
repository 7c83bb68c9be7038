import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Under weight normalization a network that is decayed cannot interpolate: where the scale has settled, an error is left.",
  kind: "limit",
  assumes: [
    "f = ρ f_V with unit matrices V_k, bias-free ReLU network, dense or convolutional",
    "square loss with the penalty λρ², λ > 0, one-hot targets",
    "SGD on V_k (along the sphere) and on ρ, with the rates that match weight decay, started at .5 to 4 times its scale",
    "as many steps as weight decay needs to forget τ = 8, with cooldown",
  ],
  formula: {
    exactly: "residual == lambda * rho^2 - rho * slope / 2 and settled >= (1 - 1e-12) * (lambda / (M + lambda))^2",
    typically: "abs(residual - lambda * rho^2) < 0.002 * rho * mu and error >= (lambda / (M + lambda))^2",
  },
  where: {
    residual: "mean of ⟨y_n − f(x_n), f(x_n)⟩",
    lambda: "weight decay of the scale",
    rho: "the scale ρ",
    slope: "∂_ρ of mean ‖ρ f_V − y‖² + λρ², by backpropagation",
    mu: "mean of ⟨y_n, f_V(x_n)⟩",
    M: "mean of ‖f_V(x_n)‖²",
    settled: "mean ‖f − y‖² of the same directions at the scale μ/(M + λ)",
    error: "mean ‖f(x_n) − y_n‖², without the penalty",
  },
  source: { work: xu2023, status: "derived" },
  expected: "holds",
  remarks: [
    "Derivation. The slope of the penalized loss in ρ is 2λρ − (2/ρ) mean⟨y − f, f⟩, which is the first exact formula. Where it vanishes, mean⟨y − f, f⟩ = λρ²: positive unless ρ = 0, so f is not y.",
    "How much is left: at ρ_eq = μ/(M + λ) the error is mean‖y‖² − 2ρ_eq μ + ρ_eq² M, which falls as μ grows; by the Cauchy–Schwarz inequality μ² ≤ M mean‖y‖², and there it is (λ/(M + λ))² mean‖y‖². With one-hot targets mean‖y‖² = 1. This is the second exact formula, true of any directions V; the 1e-12 is for rounding, since both sides are near 1 where M is far below λ.",
    "At λ = 0 the bound is 0, and the control shows that it means something: the twin without decay goes below the bound of its decayed sister.",
  ],
});
