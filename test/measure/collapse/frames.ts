import { type ClassMeans, classMeans } from "../../../src/measure/collapse/class-means.ts";
import { fromRows } from "../../../src/network/matrix.ts";

// Class means in closed form. Entries are small integers, so that what should be 0 is 0 without a tolerance.

/** Four corners of a cube: centred, equally long, all cosines −1/3. */
export const simplex = [
  [1, 1, 1],
  [1, -1, -1],
  [-1, 1, -1],
  [-1, -1, 1],
];

/** Four orthogonal vectors of length 2: what ReLU features without a bias can reach. */
export const orthogonal = [
  [2, 0, 0, 0],
  [0, 2, 0, 0],
  [0, 0, 2, 0],
  [0, 0, 0, 2],
];

/** Centred and equally long, but two opposite pairs: no simplex. */
export const cross = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];

/** Three samples of every class, all at its mean: collapsed features. */
export function collapsed(means: readonly (readonly number[])[]): ClassMeans {
  return clusters(means, [[], [], []]);
}

/** One sample of every class for each offset from its mean; offsets that sum to 0 keep the mean. */
export function clusters(means: readonly (readonly number[])[], offsets: readonly (readonly number[])[]): ClassMeans {
  const samples = means.flatMap((mean) => offsets.map((offset) => mean.map((m, i) => m + (offset[i] ?? 0))));
  const labels = Int32Array.from(samples, (_, n) => Math.floor(n / offsets.length));
  return classMeans(fromRows(samples), labels, means.length);
}
