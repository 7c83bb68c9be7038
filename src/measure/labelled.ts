import type { Matrix } from "../network/matrix.ts";

/**
 * Checks that `matrix` has one row a label, that all its entries are finite, and that the labels are 0 … `classes` − 1.
 * @param what the name of the matrix's rows in the error, such as "outputs".
 * @throws RangeError naming the first entry that is wrong.
 */
export function checkLabelled(what: string, matrix: Matrix, labels: ArrayLike<number>, classes: number): void {
  if (matrix.rows < 1 || matrix.rows !== labels.length) {
    throw new RangeError(
      `${what} of ${matrix.rows} samples with ${labels.length} labels: give one label a row, and at least one row`,
    );
  }
  if (!Number.isInteger(classes) || classes < 2) {
    throw new RangeError(`${classes} classes: a classification has an integer of at least 2`);
  }
  checkFinite(what, matrix);
  for (let n = 0; n < labels.length; n++) {
    if (!(Number.isInteger(labels[n]) && labels[n] >= 0 && labels[n] < classes)) {
      throw new RangeError(`sample ${n} has label ${labels[n]}, but the classes are 0 … ${classes - 1}`);
    }
  }
}

/** @throws RangeError naming the first entry that is NaN or infinite. */
export function checkFinite(what: string, { data, columns }: Matrix): void {
  const bad = data.findIndex((x) => !Number.isFinite(x));
  if (bad >= 0) {
    throw new RangeError(
      `entry (${Math.floor(bad / columns)}, ${bad % columns}) of the ${what} is ${data[bad]}: it must be finite`,
    );
  }
}
