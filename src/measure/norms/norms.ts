import type { Architecture } from "../../network/architecture.ts";
import { frobeniusNorm } from "../../network/matrix.ts";
import type { Parameters } from "../../network/parameters.ts";
import { neuronProducts } from "./neurons.ts";

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

/** The norms of the weights into and out of every neuron of one hidden layer; a neuron of a convolution is a channel. */
export interface NeuronNorms {
  /** ‖row j of W_k‖; a bias does not count. */
  readonly incoming: Float64Array;
  /** The norm of the entries of W_{k+1} that read neuron j: in dense layers ‖column j of W_{k+1}‖. */
  readonly outgoing: Float64Array;
}

/**
 * The neurons' norms of every hidden layer: entry k is about the neurons between matrices[k] and matrices[k + 1].
 * @throws RangeError when the parameters do not fit the architecture.
 */
export function neuronNorms(architecture: Architecture, parameters: Parameters): NeuronNorms[] {
  return neuronProducts(architecture, parameters, parameters.matrices).map(({ incoming, outgoing }) => ({
    incoming: incoming.map(Math.sqrt),
    outgoing: outgoing.map(Math.sqrt),
  }));
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
