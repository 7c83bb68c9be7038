import { type Matrix, zeros } from "../network/matrix.ts";

/** N labelled samples of C classes. */
export interface Dataset {
  /** One sample a row, N × d. */
  readonly inputs: Matrix;
  /** One-hot rows, N × C. */
  readonly targets: Matrix;
  /** The class of each sample, 0 … C−1. */
  readonly labels: Int32Array;
  readonly classes: number;
}

/**
 * A dataset with one-hot targets.
 * @throws RangeError for fewer than two classes, no samples, a label out of range, or an input that is not finite.
 */
export function dataset(inputs: Matrix, labels: Int32Array, classes: number): Dataset {
  if (!Number.isInteger(classes) || classes < 2) {
    throw new RangeError(`${classes} classes: a classification needs at least 2`);
  }
  if (inputs.rows < 1 || inputs.rows !== labels.length) {
    throw new RangeError(
      `${inputs.rows} inputs with ${labels.length} labels: give one label a sample, and at least one sample`,
    );
  }
  const bad = inputs.data.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) {
    throw new RangeError(
      `feature ${bad % inputs.columns} of sample ${Math.floor(bad / inputs.columns)} is ${inputs.data[bad]}: inputs must be finite`,
    );
  }
  const targets = zeros(inputs.rows, classes);
  for (const [n, label] of labels.entries()) {
    if (!(label >= 0 && label < classes))
      throw new RangeError(`sample ${n} has label ${label}, but the classes are 0 … ${classes - 1}`);
    targets.data[n * classes + label] = 1;
  }
  return { inputs, targets, labels, classes };
}
