import { type Matrix, row } from "../../network/matrix.ts";
import { checkFinite } from "../labelled.ts";
import type { ClassMeans } from "./class-means.ts";

/**
 * The share of samples for which the network's decision, argmax f, is not the class with the nearest mean.
 * Papyan, Han, Donoho, PNAS 117 (2020). The samples need not be those that the means were taken over: give the outputs
 * (N × C) and features (N × width) of test samples to ask about test samples. A tie on either side decides nothing
 * and so counts as a disagreement.
 *
 * @throws RangeError when the shapes do not fit, or an output or a feature is not finite.
 */
export function nearestMeanDisagreement(outputs: Matrix, features: Matrix, { uncentred }: ClassMeans): number {
  if (outputs.rows < 1 || outputs.rows !== features.rows) {
    throw new RangeError(
      `outputs of ${outputs.rows} samples with features of ${features.rows}: give both for the same samples`,
    );
  }
  if (outputs.columns !== uncentred.rows || features.columns !== uncentred.columns) {
    throw new RangeError(
      `${outputs.columns} outputs and ${features.columns} features a sample, ` +
        `but the means are of ${uncentred.rows} classes and ${uncentred.columns} features`,
    );
  }
  checkFinite("outputs", outputs);
  checkFinite("features", features);
  let disagreements = 0;
  for (let n = 0; n < outputs.rows; n++) {
    const feature = row(features, n);
    const closeness = Array.from({ length: uncentred.rows }, (_, c) => -squaredDistance(feature, row(uncentred, c)));
    const decision = soleMaximum(row(outputs, n));
    if (decision === null || decision !== soleMaximum(closeness)) disagreements++;
  }
  return disagreements / outputs.rows;
}

/** The place of the largest value, or null when two share it. */
function soleMaximum(values: ArrayLike<number>): number | null {
  let best = 0;
  let tied = false;
  for (let c = 1; c < values.length; c++) {
    if (values[c] === values[best]) tied = true;
    else if (values[c] > values[best]) {
      best = c;
      tied = false;
    }
  }
  return tied ? null : best;
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum;
}
