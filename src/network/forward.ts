import type { Activation, Architecture } from "./architecture.ts";
import { dot, type Matrix, row, zeros } from "./matrix.ts";
import type { Parameters } from "./parameters.ts";

/** σ(z). */
export function activate(activation: Activation, z: number): number {
  if (activation === "relu") return Math.max(z, 0);
  if (activation === "squareplus") return (z + Math.sqrt(z * z + 4)) / 2;
  return z;
}

/** σ′ as a function of z; ReLU's at 0 is 0. */
export function activationSlope(activation: Activation, z: number): number {
  if (activation === "relu") return z > 0 ? 1 : 0;
  if (activation === "squareplus") return (1 + z / Math.sqrt(z * z + 4)) / 2;
  return 1;
}

/** What one pass leaves behind, layer by layer, for the samples asked for. */
export interface Activations {
  /** Input of layer k: `inputs[0]` are the samples, `inputs[L]` the outputs of f_W, without the scale. */
  readonly inputs: readonly Matrix[];
  /** z of layer k, before σ. */
  readonly preactivations: readonly Matrix[];
}

/** Runs the samples `indices` (all, when left out) through f_W in float64. Row n of every result belongs to `indices[n]`. */
export function forward(
  architecture: Architecture,
  parameters: Parameters,
  samples: Matrix,
  indices: ArrayLike<number> = Int32Array.from({ length: samples.rows }, (_, n) => n),
): Activations {
  const first = zeros(indices.length, samples.columns);
  for (let n = 0; n < indices.length; n++) row(first, n).set(row(samples, indices[n]));
  const inputs = [first];
  const preactivations: Matrix[] = [];
  for (const [k, layer] of architecture.layers.entries()) {
    const z = zeros(indices.length, layer.outputs);
    const bias = parameters.biases[k];
    for (let n = 0; n < indices.length; n++) {
      const x = row(inputs[k], n);
      for (let j = 0; j < layer.outputs; j++) {
        z.data[n * layer.outputs + j] = dot(row(parameters.matrices[k], j), x) + (bias === null ? 0 : bias[j]);
      }
    }
    preactivations.push(z);
    inputs.push({ ...z, data: z.data.map((value) => activate(layer.activation, value)) });
  }
  return { inputs, preactivations };
}

/** f(x_n) = scale · f_W(x_n), N × C. */
export function outputs(architecture: Architecture, parameters: Parameters, samples: Matrix): Matrix {
  const { inputs } = forward(architecture, parameters, samples);
  const last = inputs[inputs.length - 1];
  return { ...last, data: last.data.map((value) => parameters.scale * value) };
}

/** H, the features of the last hidden layer, N × width: what W_L reads. */
export function features(architecture: Architecture, parameters: Parameters, samples: Matrix): Matrix {
  const { inputs } = forward(architecture, parameters, samples);
  return inputs[inputs.length - 2];
}
