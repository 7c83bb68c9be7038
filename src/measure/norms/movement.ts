import type { Matrix } from "../../network/matrix.ts";
import type { Parameters } from "../../network/parameters.ts";
import { layerNorms } from "./norms.ts";

type Weights = Pick<Parameters, "matrices">;

/** ‖W‖, the matrices of all layers as one vector. */
export function weightNorm(weights: Weights): number {
  return Math.hypot(...layerNorms(weights));
}

/** ‖W − W′‖, the matrices of all layers as one vector. @throws RangeError when shapes differ. */
export function weightDistance(a: Weights, b: Weights): number {
  if (a.matrices.length !== b.matrices.length)
    throw new RangeError(`${a.matrices.length} layers and ${b.matrices.length}: the networks must have the same`);
  return Math.hypot(...a.matrices.map((matrix, k) => distance(matrix, b.matrices[k])));
}

/**
 * How far the weights move in a step: the mean of ‖W_{t+1} − W_t‖/‖W_t‖ over the steps of a path.
 * @param path the weights before and after every step, in order.
 * @throws RangeError for fewer than two of them, or weights that are all zero.
 */
export function movementPerStep(path: readonly Weights[]): number {
  return meanOverSteps(path, (before, after) => {
    const norm = weightNorm(before);
    if (norm === 0) throw new RangeError("the weights are all zero: a movement is relative to their norm");
    return weightDistance(before, after) / norm;
  });
}

/**
 * How far the outputs move from one state to the next: the mean of √(mean ‖f′(x_n) − f(x_n)‖²) over the steps of a path.
 * @param path outputs N × C, in order.
 * @throws RangeError for fewer than two of them, or shapes that differ.
 */
export function outputChange(path: readonly Matrix[]): number {
  return meanOverSteps(path, (before, after) => distance(before, after) / Math.sqrt(before.rows));
}

function meanOverSteps<T>(path: readonly T[], size: (before: T, after: T) => number): number {
  if (path.length < 2) throw new RangeError(`a path of ${path.length} states: a step needs two`);
  const sizes = path.slice(1).map((after, t) => size(path[t], after));
  return sizes.reduce((sum, each) => sum + each, 0) / sizes.length;
}

function distance(a: Matrix, b: Matrix): number {
  if (a.rows !== b.rows || a.columns !== b.columns)
    throw new RangeError(`${a.rows}×${a.columns} and ${b.rows}×${b.columns}: a distance needs the same shape`);
  return Math.sqrt(a.data.reduce((sum, x, i) => sum + (x - b.data[i]) ** 2, 0));
}
