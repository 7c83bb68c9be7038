import type { Matrix } from "../../network/matrix.ts";
import { checkLabelled } from "../labelled.ts";

// Two margins that the literature calls by one name. Both take f(x_n), N × C, and the labels; divided by ρ
// (normProduct in ../norms/norms.ts) they are the margins of f_V, the network with unit matrices. For their mean and
// spread see ../moments.ts.

/**
 * ⟨y_n, f(x_n)⟩ / ρ with one-hot y_n, so the output of the sample's own class: the square-loss margin.
 * @throws RangeError for labels out of range, outputs that are not finite, or ρ that is 0 or not finite.
 */
export function squareLossMargins(outputs: Matrix, labels: ArrayLike<number>, rho = 1): Float64Array {
  check(outputs, labels, rho);
  return Float64Array.from({ length: outputs.rows }, (_, n) => outputs.data[n * outputs.columns + labels[n]] / rho);
}

/**
 * (f_y − max_{c≠y} f_c) / ρ: positive exactly where the sample is classified rightly, ρ being positive.
 * @throws RangeError as `squareLossMargins`.
 */
export function classifierMargins(outputs: Matrix, labels: ArrayLike<number>, rho = 1): Float64Array {
  check(outputs, labels, rho);
  return Float64Array.from({ length: outputs.rows }, (_, n) => {
    let rival = -Infinity;
    for (let c = 0; c < outputs.columns; c++) {
      if (c !== labels[n]) rival = Math.max(rival, outputs.data[n * outputs.columns + c]);
    }
    return (outputs.data[n * outputs.columns + labels[n]] - rival) / rho;
  });
}

function check(outputs: Matrix, labels: ArrayLike<number>, rho: number): void {
  checkLabelled("outputs", outputs, labels, outputs.columns);
  if (!Number.isFinite(rho) || rho === 0) {
    throw new RangeError(`rho ${rho}: margins are normalised by a finite norm product that is not 0`);
  }
}
