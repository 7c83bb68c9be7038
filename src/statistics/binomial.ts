/**
 * P(X ≤ k) for X ~ Binomial(n, p), by summing terms. Multiplications and divisions only, so that the bits do not depend
 * on the machine's logarithm. Good for n up to about 1,000.
 */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  // (1−p)^n underflows for p near 1; counting failures instead keeps p ≤ 1/2.
  if (p > 0.5) return 1 - binomialAtMost(n - k - 1, n, 1 - p);
  let term = 1;
  for (let i = 0; i < n; i++) term *= 1 - p;
  let sum = term;
  for (let i = 0; i < k; i++) {
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
    sum += term;
  }
  return Math.min(sum, 1);
}

/**
 * The Clopper–Pearson interval of a share: every p that `hits` of `n` does not reject at level `1 − confidence`,
 * two-sided. Clopper, Pearson, Biometrika 26 (1934). With no trials it is [0, 1].
 */
export function clopperPearson(hits: number, n: number, confidence = 0.95): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: hits === 0 ? 0 : solve((p) => 1 - binomialAtMost(hits - 1, n, p) < tail),
    high: hits === n ? 1 : solve((p) => binomialAtMost(hits, n, p) > tail),
  };
}

/** The 1 − α upper bound of a share after no hit in `n`: 1 − α^(1/n), here by the same bisection. */
export function upperBoundWithoutHits(n: number, alpha = 0.05): number {
  return n === 0 ? 1 : solve((p) => binomialAtMost(0, n, p) > alpha);
}

/** The p in [0, 1] at which `below` turns from true to false. */
function solve(below: (p: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
