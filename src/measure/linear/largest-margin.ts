import { dot, frobeniusNorm, type Matrix, row, zeros } from "../../network/matrix.ts";
import { leastNormSolution } from "./least-norm.ts";

/** Every subset of the points is tried. */
const MOST_POINTS = 12;

/**
 * max over ‖w‖ = 1 of min_n ⟨w, z_n⟩: the largest margin with which a linear rule through the origin separates two classes, the
 * inputs of one of them with their signs turned.
 *
 * It is 1/‖w‖ of the shortest w with ⟨w, z_n⟩ ≥ 1 for all n. That w is the shortest with ⟨w, z_n⟩ = 1 on the points where it
 * is equal to 1, the support vectors; so the shortest solution of every subset is found, and of those that meet all constraints
 * the best is taken. Cortes, Vapnik, "Support-vector networks", Machine Learning 20 (1995).
 *
 * @param signed z_n = ±x_n, N × d.
 * @throws RangeError for no points or more than twelve, an entry that is not finite, or classes that no such rule separates.
 */
export function largestMargin(signed: Matrix): number {
  const { rows: count, columns } = signed;
  if (count < 1 || count > MOST_POINTS)
    throw new RangeError(`${count} points: every subset is tried, so give 1 to ${MOST_POINTS}`);
  let shortest = Infinity;
  for (let chosen = 1; chosen < 2 ** count; chosen++) {
    const supports = Array.from({ length: count }, (_, n) => n).filter((n) => (chosen >> n) & 1);
    const inputs = zeros(supports.length, columns);
    for (const [i, n] of supports.entries()) row(inputs, i).set(row(signed, n));
    const ones = { rows: supports.length, columns: 1, data: new Float64Array(supports.length).fill(1) };
    const w = leastNormSolution(inputs, ones);
    const meetsAll = Array.from({ length: count }, (_, n) => dot(row(signed, n), w.data)).every((m) => m >= 1 - 1e-9);
    if (meetsAll) shortest = Math.min(shortest, frobeniusNorm(w));
  }
  if (shortest === Infinity) throw new RangeError("the points are not separable: no w has all ⟨w, z_n⟩ positive");
  return 1 / shortest;
}
