import { dot, frobeniusNorm, row, transpose } from "../network/matrix.ts";
import type { Parameters } from "../network/parameters.ts";

/** ‖W_k‖_F of every layer, the first layer first. */
export function layerNorms({ matrices }: Pick<Parameters, "matrices">): number[] {
  return matrices.map(frobeniusNorm);
}

/**
 * ρ = scale · ∏ ‖W_k‖_F, the factor of f = ρ f_V when every V_k has norm 1. With weight normalization the norms are 1
 * and ρ is the scale; without it the scale is 1 and ρ is the product of the norms.
 */
export function normProduct(parameters: Parameters): number {
  return layerNorms(parameters).reduce((product, norm) => product * norm, parameters.scale);
}

/** The norms of the weights into and out of every neuron of one hidden layer. */
export interface NeuronNorms {
  /** ‖row j of W_k‖; a bias does not count. */
  readonly incoming: Float64Array;
  /** ‖column j of W_{k+1}‖. */
  readonly outgoing: Float64Array;
}

/**
 * The neurons' norms of every hidden layer: entry k is about the neurons between matrices[k] and matrices[k + 1].
 * @throws RangeError when the next layer has not one column a neuron.
 */
export function neuronNorms({ matrices }: Parameters): NeuronNorms[] {
  return matrices.slice(1).map((after, k) => {
    const before = matrices[k];
    if (before.rows !== after.columns) {
      throw new RangeError(
        `layer ${k + 1} has ${before.rows} neurons, but layer ${k + 2} reads ${after.columns}: give dense layers`,
      );
    }
    const columns = transpose(after);
    return {
      incoming: Float64Array.from({ length: before.rows }, (_, j) => Math.sqrt(dot(row(before, j), row(before, j)))),
      outgoing: Float64Array.from({ length: before.rows }, (_, j) => Math.sqrt(dot(row(columns, j), row(columns, j)))),
    };
  });
}

/**
 * (max − min) / mean of values that are not negative, such as norms or squared norms: 0 when all are equal, all 0
 * included.
 * @throws RangeError when there are no values, or one is negative or not finite.
 */
export function spread(values: ArrayLike<number>): number {
  if (values.length < 1) throw new RangeError("no values: a spread needs at least one");
  let sum = 0;
  let max = 0;
  let min = Infinity;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]) || values[i] < 0) {
      throw new RangeError(`value ${i} is ${values[i]}: a spread is of finite values that are not negative`);
    }
    sum += values[i];
    max = Math.max(max, values[i]);
    min = Math.min(min, values[i]);
  }
  return max === min ? 0 : (max - min) / (sum / values.length);
}
