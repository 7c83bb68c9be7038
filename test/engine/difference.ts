import type { Run } from "../../src/engine/run.ts";
import { inputsOf, positionsOf } from "../../src/network/layer.ts";
import { normalized, type Parameters } from "../../src/network/parameters.ts";

/**
 * The largest difference of two networks' numbers, relative to the largest number of the same matrix or bias in `a` or in `start`,
 * where steps may have cancelled it.
 */
export function difference(a: Parameters, b: Parameters, start: Parameters = a): number {
  const relative = (x: Float64Array, y: Float64Array, z: Float64Array) =>
    Math.max(...x.map((value, i) => Math.abs(value - y[i]))) /
    Math.max(...x.map(Math.abs), ...z.map(Math.abs), Number.MIN_VALUE);
  const missing = (values: Float64Array) => values.map(() => Number.NaN);
  return Math.max(
    Math.abs(a.scale - b.scale) / Math.abs(a.scale),
    ...a.matrices.map(({ data }, k) => relative(data, b.matrices[k].data, start.matrices[k].data)),
    ...a.biases.map((bias, k) =>
      bias === null ? 0 : relative(bias, b.biases[k] ?? missing(bias), start.biases[k] ?? missing(bias)),
    ),
  );
}

/** A run's start with every weight and bias changed by ± `relative` of itself. */
export function changedBy(relative: number, { start, regularization }: Run): Parameters {
  const vary = (data: Float64Array) => data.map((w, i) => w * (1 + ((i * 7) % 3 === 0 ? -relative : relative)));
  const matrices = start.matrices.map((matrix) => ({ ...matrix, data: vary(matrix.data) }));
  const varied = { ...start, matrices, biases: start.biases.map((bias) => bias && vary(bias)) };
  return regularization.kind === "normalized" ? { ...normalized(varied), scale: start.scale } : varied;
}

/**
 * A sum of n products is off by at most about n roundings, of 2^-24 each. What a step computes passes through the sums of all
 * layers: over a layer's inputs on the way up, over samples and positions in its gradient. And 8 for what is no sum.
 */
export function roundings({ architecture, data }: Run): number {
  const terms = architecture.layers.map((layer) => inputsOf(layer) + data.inputs.rows * positionsOf(layer));
  return terms.reduce((sum, count) => sum + count, 8);
}
