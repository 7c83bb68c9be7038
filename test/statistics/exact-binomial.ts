/** P(X ≤ k) for X ~ Binomial(n, a/b), by whole numbers, rounded down at the 30th decimal. */
export function exactAtMost(k: number, n: number, a: number, b: number): number {
  let choose = 1n;
  let sum = 0n;
  for (let i = 0; i <= Math.min(k, n); i++) {
    sum += choose * BigInt(a) ** BigInt(i) * BigInt(b - a) ** BigInt(n - i);
    choose = (choose * BigInt(n - i)) / BigInt(i + 1);
  }
  return Number((sum * 10n ** 30n) / BigInt(b) ** BigInt(n)) / 1e30;
}
