import type { Image } from "../network/layer.ts";
import { type Matrix, zeros } from "../network/matrix.ts";

/** N inputs, each with the outputs wanted for it: what the square loss needs, and all that a regression has. */
export interface Samples {
  /** One sample a row, N × d. */
  readonly inputs: Matrix;
  /** y, one sample a row, N × C. */
  readonly targets: Matrix;
  /** What an input is an image of, where it is one; then d = height · width · channels. */
  readonly image?: Image;
}

/** N labelled samples of C classes. */
export interface Dataset extends Samples {
  /** One-hot rows, N × C. */
  readonly targets: Matrix;
  /** The class of each sample, 0 … C−1. */
  readonly labels: Int32Array;
  readonly classes: number;
}

/**
 * Samples of a regression.
 * @throws RangeError for no samples, not one target a sample, an entry that is not finite, or inputs that are not such images.
 */
export function samples(inputs: Matrix, targets: Matrix, image?: Image): Samples {
  if (inputs.rows < 1 || inputs.rows !== targets.rows) {
    throw new RangeError(
      `${inputs.rows} inputs with ${targets.rows} targets: give one target a sample, and at least one sample`,
    );
  }
  checkFinite("feature", inputs);
  checkFinite("target", targets);
  if (image === undefined) return { inputs, targets };
  const { height, width, channels } = image;
  if (inputs.columns !== height * width * channels) {
    throw new RangeError(
      `inputs of ${inputs.columns} features as images of ${height}×${width} with ${channels} channels: that would be ${height * width * channels}`,
    );
  }
  return { inputs, targets, image };
}

/**
 * A dataset with one-hot targets.
 * @throws RangeError for fewer than two classes, no samples, a label out of range, or what samples() refuses.
 */
export function dataset(inputs: Matrix, labels: Int32Array, classes: number, image?: Image): Dataset {
  if (!Number.isInteger(classes) || classes < 2) {
    throw new RangeError(`${classes} classes: a classification needs at least 2`);
  }
  if (inputs.rows < 1 || inputs.rows !== labels.length) {
    throw new RangeError(
      `${inputs.rows} inputs with ${labels.length} labels: give one label a sample, and at least one sample`,
    );
  }
  const targets = zeros(inputs.rows, classes);
  for (const [n, label] of labels.entries()) {
    if (!(label >= 0 && label < classes))
      throw new RangeError(`sample ${n} has label ${label}, but the classes are 0 … ${classes - 1}`);
    targets.data[n * classes + label] = 1;
  }
  return { ...samples(inputs, targets, image), labels, classes };
}

/**
 * Two classes as one output, y = −1 for class 0 and y = 1 for class 1.
 * @throws RangeError for more classes.
 */
export function scalarTargets({ inputs, labels, classes, image }: Dataset): Samples {
  if (classes !== 2) throw new RangeError(`${classes} classes: one output tells 2 apart, choose those`);
  const targets = zeros(inputs.rows, 1);
  for (const [n, label] of labels.entries()) targets.data[n] = 2 * label - 1;
  return samples(inputs, targets, image);
}

function checkFinite(name: string, { columns, data }: Matrix): void {
  for (let i = 0; i < data.length; i++) {
    if (Number.isFinite(data[i])) continue;
    throw new RangeError(
      `${name} ${i % columns} of sample ${Math.floor(i / columns)} is ${data[i]}: ${name}s must be finite`,
    );
  }
}
