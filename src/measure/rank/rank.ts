import type { Matrix } from "../../network/matrix.ts";
import { singularValues } from "./singular-values.ts";

// Three meanings of "rank" for matrices that are never exactly rank-deficient. All are 0 for the zero matrix, all are
// between 1 and min(rows, columns) for any other, and none changes when the matrix is multiplied by a number.

/**
 * rank(t): the number of singular values above t · σ₁.
 * @throws RangeError unless 0 ≤ t < 1; t = 0 counts rounding errors as rank.
 */
export function rankAt(matrix: Matrix, t: number): number {
  if (!(t >= 0 && t < 1)) throw new RangeError(`tolerance ${t}: choose 0 ≤ t < 1`);
  const sigma = singularValues(matrix);
  return sigma.filter((value) => value > t * sigma[0]).length;
}

/** ‖W‖_F² / σ₁². Rudelson, Vershynin, "Sampling from large matrices", J. ACM 54 (2007). */
export function stableRank(matrix: Matrix): number {
  const sigma = singularValues(matrix);
  if (sigma[0] === 0) return 0;
  return sigma.reduce((sum, value) => sum + (value / sigma[0]) ** 2, 0);
}

/**
 * exp(−Σ p_i log p_i) with p_i = σ_i² / Σσ², the exponential of the spectrum's entropy.
 * After Roy, Vetterli, "The effective rank", EUSIPCO 2007, who take p_i = σ_i / Σσ; with squares p_i is a share of
 * ‖W‖_F².
 */
export function effectiveRank(matrix: Matrix): number {
  const sigma = singularValues(matrix);
  if (sigma[0] === 0) return 0;
  const squares = sigma.map((value) => (value / sigma[0]) ** 2);
  const total = squares.reduce((sum, square) => sum + square, 0);
  let entropy = 0;
  for (const square of squares) if (square > 0) entropy -= (square / total) * Math.log(square / total);
  return Math.exp(entropy);
}
