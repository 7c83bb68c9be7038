/** Two numbers of one thing, such as a bound and an error. */
type Pair = readonly [x: number, y: number];

/**
 * Kendall's rank correlation τ_b: (concordant − discordant pairs) / √(pairs not tied in x · pairs not tied in y), from
 * −1 to 1. NaN where all are tied in x or in y. Kendall, "The treatment of ties in ranking problems", Biometrika 33
 * (1945).
 */
export function kendall(points: readonly Pair[]): number {
  return correlation(counts(points, points));
}

/**
 * τ_b over all points of all groups, with a 95 % interval, tau ± 1.96 standard errors, for groups that were drawn
 * independently while the points of a group were not, such as networks trained on one data set. The standard error is
 * the jackknife's, which leaves out one group at a time: s² = (G − 1)/G Σ_g (τ_(−g) − mean)². Without an interval, for
 * fewer than three groups or where τ_b is NaN without one of them, the ends are ±Infinity.
 *
 * Efron, Stein, "The jackknife estimate of variance", Annals of Statistics 9 (1981).
 */
export function kendallInterval(groups: readonly (readonly Pair[])[]): { tau: number; low: number; high: number } {
  const points = groups.flat();
  const all = counts(points, points);
  const tau = correlation(all);
  const without = groups.map((group) => {
    // Without pairs that have a point in the group on either side; those within it have it on both.
    const [outward, inward] = [counts(group, points), counts(group, group)];
    return correlation(all.map((count, k) => count - 2 * outward[k] + inward[k]));
  });
  const G = groups.length;
  const mean = without.reduce((sum, value) => sum + value, 0) / G;
  const error = Math.sqrt(((G - 1) / G) * without.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  if (G < 3 || Number.isNaN(error)) return { tau, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  return { tau, low: Math.max(-1, tau - 1.96 * error), high: Math.min(1, tau + 1.96 * error) };
}

/** Over ordered pairs: concordant minus discordant ones, those not tied in x, and those not tied in y. */
function counts(some: readonly Pair[], others: readonly Pair[]): number[] {
  let score = 0;
  let apartInX = 0;
  let apartInY = 0;
  for (const [x1, y1] of some) {
    for (const [x2, y2] of others) {
      score += Math.sign(x1 - x2) * Math.sign(y1 - y2);
      apartInX += x1 === x2 ? 0 : 1;
      apartInY += y1 === y2 ? 0 : 1;
    }
  }
  return [score, apartInX, apartInY];
}

function correlation([score, apartInX, apartInY]: readonly number[]): number {
  return score / Math.sqrt(apartInX * apartInY);
}
