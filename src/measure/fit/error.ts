import type { Matrix } from "../../network/matrix.ts";
import { checkFinite } from "../labelled.ts";
import { classifierMargins } from "../margins/margins.ts";

/**
 * The share of samples that are not classified rightly, from outputs N × C. A tie between the sample's own class and
 * another is an error, so the zero network errs on every sample.
 * @throws RangeError for labels out of range or outputs that are not finite.
 */
export function misclassificationRate(outputs: Matrix, labels: ArrayLike<number>): number {
  return classifierMargins(outputs, labels).filter((margin) => margin <= 0).length / outputs.rows;
}

/**
 * L = (1/N) Σ ‖f(x_n) − y_n‖², the data loss without any penalty, from outputs and targets N × C.
 * @throws RangeError when the shapes differ or an output is not finite.
 */
export function meanSquareLoss(outputs: Matrix, targets: Matrix): number {
  checkTargets(outputs, targets);
  return outputs.data.reduce((sum, f, i) => sum + (f - targets.data[i]) ** 2, 0) / outputs.rows;
}

/** @throws RangeError unless outputs are finite and targets have their shape. */
export function checkTargets(outputs: Matrix, targets: Matrix): void {
  if (outputs.rows < 1 || outputs.rows !== targets.rows || outputs.columns !== targets.columns) {
    throw new RangeError(
      `outputs are ${outputs.rows}×${outputs.columns}, but targets ${targets.rows}×${targets.columns}: ` +
        "give one target an output",
    );
  }
  checkFinite("outputs", outputs);
}
