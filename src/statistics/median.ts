import { binomialAtMost } from "./binomial.ts";

/** The median; of an even number, the mean of the two in the middle. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * A distribution-free interval of the median with at least 95 % confidence: the k-th smallest to the k-th largest
 * value, k the largest with P(Binomial(n, ½) < k) ≤ .025. Below six values there is none, and it is unbounded.
 */
export function medianInterval(values: readonly number[]): { low: number; high: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  let k = 0;
  while (k < n / 2 && binomialAtMost(k, n, 0.5) <= 0.025) k++;
  return k === 0
    ? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
    : { low: sorted[k - 1], high: sorted[n - k] };
}

/** Both, as a cell of a finding's table. */
export function medianCell(values: readonly number[]): { median: number; low: number; high: number } {
  return { median: median(values), ...medianInterval(values) };
}
