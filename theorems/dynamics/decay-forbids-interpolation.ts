import { theorem, xu2023 } from "#theorem";

const identity = "residual == lambda * rho^2 - rho * slope / 2";

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
    exactly: `${identity} and settled >= (1 - 1e-12) * (lambda / (M + lambda))^2`,
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
  proofs: [
    {
      says: "At any scale the residual's inner product with the output is λρ² less half of ρ times the slope.",
      hypotheses: ["slope == 2 * rho * (M + lambda) - 2 * mu", "residual == rho * mu - rho^2 * M"],
      conclusion: identity,
      mutation: "residual == lambda * rho^2 + rho * slope / 2",
      witness: { rho: 2, mu: 0.5, M: 0.25, lambda: 0.25, slope: 1, residual: 0 },
      covers: "all real numbers; the first formula of the claim's exact part",
    },
    {
      says: "At the settled scale it is λρ², which is positive just where λ > 0 and μ ≠ 0.",
      hypotheses: [
        "M >= 0",
        "lambda >= 0",
        "M + lambda > 0",
        "rho == mu / (M + lambda)",
        "residual == rho * mu - rho^2 * M",
      ],
      conclusion: "residual == lambda * rho^2 and iff(residual > 0, lambda > 0 and mu != 0)",
      mutation: "iff(residual > 0, lambda > 0)",
      witness: { rho: 1, mu: 0.5, M: 0.25, lambda: 0.25, residual: 0.25 },
      covers: "all real numbers, λ = 0 and μ = 0 included",
    },
    {
      says: "At the settled scale the error is at least (λ/(M + λ))².",
      hypotheses: [
        "M >= 0",
        "lambda > 0",
        "mu^2 <= M",
        "rho == mu / (M + lambda)",
        "settled == 1 - 2 * rho * mu + rho^2 * M",
      ],
      conclusion: "settled >= (lambda / (M + lambda))^2",
      mutation: "settled >= (2 * lambda / (M + 2 * lambda))^2",
      witness: { rho: 1, mu: 0.5, M: 0.25, lambda: 0.25, settled: 0.25 },
      covers: "all real numbers; the second formula of the claim's exact part, without its allowance for rounding",
    },
    {
      says: "With one-hot targets μ² is at most M.",
      where: {
        "y, f_V":
          "all targets, and all outputs of the unit matrices, as one vector each with the inner product mean⟨·,·⟩",
      },
      hypotheses: ["sq(y) == 1", "M == sq(f_V)", "mu == dot(y, f_V)"],
      conclusion: "mu^2 <= M",
      mutation: "mu^2 <= M / 2",
      steps: [{ says: "Cauchy and Schwarz.", schwarz: ["y", "f_V"] }],
      witness: { y: [1, 0], f_V: [0.5, 0.5], M: 0.5, mu: 0.5 },
      covers: "any number of samples and classes",
    },
  ],
});
