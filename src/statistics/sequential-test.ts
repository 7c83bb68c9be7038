/** The two hypotheses that a sequential test weighs, and how often it may err. */
export interface SequentialTest {
  /** p₁: "holds in at least this share of draws". */
  readonly claimed: number;
  /** p₀: "holds in at most this share of draws". */
  readonly rejected: number;
  /** The chance to accept the claim though it holds in only a share p₀. */
  readonly alpha: number;
  /** The chance to reject the claim though it holds in a share p₁. */
  readonly beta: number;
}

/** Error of wrongly confirming anything, split over all claims on record: α = .05 / claims. */
export const familyAlpha = 0.05;

/** The test that decides typical claims: p₁ = .95 against p₀ = .7, β = .05, and the claim's part of the family's α. */
export function typicalTest(claims: number): SequentialTest {
  return { claimed: 0.95, rejected: 0.7, alpha: familyAlpha / claims, beta: 0.05 };
}

/**
 * Wald's sequential probability ratio test. Wald, "Sequential Tests of Statistical Hypotheses", 1945.
 * The evidence is the logarithm of P(outcomes | p₁)/P(outcomes | p₀); above log((1−β)/α) the claim is accepted, below
 * log(β/(1−α)) rejected. Looking after every case costs nothing: the error rates account for it.
 */
export function sequentialVerdict(
  successes: number,
  failures: number,
  test: SequentialTest,
): "holds" | "refuted" | "undecided" {
  const { claimed, rejected, alpha, beta } = test;
  const evidence = successes * Math.log(claimed / rejected) + failures * Math.log((1 - claimed) / (1 - rejected));
  if (evidence >= Math.log((1 - beta) / alpha)) return "holds";
  if (evidence <= Math.log(beta / (1 - alpha))) return "refuted";
  return "undecided";
}

/**
 * The fewest further cases after which the test could end, were they all successes (or all failures, if that is
 * sooner).
 */
export function fewestToDecide(successes: number, failures: number, test: SequentialTest): number {
  for (let n = 1; ; n++) {
    if (sequentialVerdict(successes + n, failures, test) !== "undecided") return n;
    if (sequentialVerdict(successes, failures + n, test) !== "undecided") return n;
  }
}
