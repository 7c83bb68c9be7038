import { theorem, xu2023 } from "#theorem";

export default theorem({
  says: "Where training has settled, four times the decay leaves the margins wider spread.",
  kind: "order",
  assumes: [
    "f = ρ f_V with unit matrices V_k, bias-free ReLU network, dense or convolutional",
    "square loss with the penalty λρ², λ > 0, one-hot targets",
    "SGD on V_k and ρ with the rates that match weight decay, started at .5 to 4 times its scale, with cooldown",
    "as many steps as weight decay needs to forget τ = 8, for λ as for 4λ",
  ],
  formula: "spread > spread_weak",
  where: {
    spread: "standard deviation over mean of the margins ⟨y_n, f(x_n)⟩ at the end under 4λ",
    spread_weak: "the same at the end under λ, from the same start",
  },
  source: { work: xu2023, status: "measured" },
  expected: "holds",
  sister: "margins/decay-narrows-margins",
  remarks: [
    "Why. With f = ρ f_V, μ = mean⟨y, f_V⟩ and M = mean‖f_V‖² the loss at the settled scale is 1 − μ²/(M + λ), see dynamics/equilibrium-loss. The best directions make r + λ/μ² least, with r = M/μ². Let V be best at λ, and V′ at λ′ > λ: r + λ/μ² ≤ r′ + λ/μ′² and r′ + λ′/μ′² ≤ r + λ′/μ². Their sum says μ′ ≥ μ, and with that the first one says r′ ≥ r.",
    "What r is: 1 + (std/mean)² of the margins + mean of ‖outputs of the wrong classes‖²/μ². So at the best directions the sum of (std/mean)² and that share of the wrong outputs never falls as λ grows. With one output y = ±1 there are no wrong outputs, and the spread alone never falls. With one output a class, and where training finds other directions than the best, it is an observation.",
    "The larger decay is given a quarter of the steps, since it forgets four times as fast: both runs are as near to rest. With equal steps the order was the same in the first 20 dense and 20 convolutional draws of seed 1, mostly at smaller ratios.",
  ],
  proofs: [
    {
      says: "Of the best directions under two decays, those under the larger one have the larger μ and the larger M/μ².",
      where: {
        "lambda_less, lambda_more": "two decays",
        "r_less, r_more": "M/μ² of the best directions under each",
        "m_less, m_more": "1/μ² of the same",
      },
      hypotheses: [
        "0 <= lambda_less",
        "lambda_less < lambda_more",
        "r_less + lambda_less * m_less <= r_more + lambda_less * m_more",
        "r_more + lambda_more * m_more <= r_less + lambda_more * m_less",
      ],
      conclusion: "m_more <= m_less and r_more >= r_less",
      mutation: "r_more > r_less",
      witness: { lambda_less: 0.1, lambda_more: 0.2, r_less: 1, r_more: 1.15, m_less: 2, m_more: 1 },
      covers: "any set of directions in which both minima are reached",
      leaves: "that trained directions are the best ones; and what of M/μ² the spread of the margins is",
    },
  ],
});
