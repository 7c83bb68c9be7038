import type { Parameters } from "../../../src/network/parameters.ts";

/** The largest difference of two networks' numbers, relative to the largest number of the same matrix or bias. */
export function difference(a: Parameters, b: Parameters): number {
  const relative = (x: Float64Array, y: Float64Array) =>
    Math.max(...x.map((value, i) => Math.abs(value - y[i]))) / Math.max(...x.map(Math.abs), Number.MIN_VALUE);
  return Math.max(
    Math.abs(a.scale - b.scale) / Math.abs(a.scale),
    ...a.matrices.map((matrix, k) => relative(matrix.data, b.matrices[k].data)),
    ...a.biases.map((bias, k) => (bias === null ? 0 : relative(bias, b.biases[k] ?? bias.map(() => Number.NaN)))),
  );
}
