import type { Architecture } from "./architecture.ts";
import { activationSlope, forward } from "./forward.ts";
import { dot, type Matrix, row, zeros } from "./matrix.ts";
import type { Parameters } from "./parameters.ts";

/** The square loss of some samples and its derivatives, without any penalty. */
export interface LossGradient {
  /** L = (1/B) Σ ‖f(x_n) − y_n‖². */
  readonly loss: number;
  /** ∂L/∂W_k. */
  readonly matrices: readonly Matrix[];
  /** ∂L/∂b_k, or null where the layer has no bias. */
  readonly biases: readonly (Float64Array | null)[];
  /** ∂L/∂ρ of f = ρ f_W. */
  readonly scale: number;
}

/** The gradient of the square loss over the samples `indices` (all, when left out), by backpropagation in float64. */
export function lossGradient(
  architecture: Architecture,
  parameters: Parameters,
  data: { readonly inputs: Matrix; readonly targets: Matrix },
  indices?: ArrayLike<number>,
): LossGradient {
  const { layers } = architecture;
  const { inputs, preactivations } = forward(architecture, parameters, data.inputs, indices);
  const batch = inputs[0].rows;
  const prediction = inputs[layers.length];
  const delta = zeros(batch, prediction.columns);
  let loss = 0;
  let scale = 0;
  for (let n = 0; n < batch; n++) {
    const target = row(data.targets, indices === undefined ? n : indices[n]);
    for (let c = 0; c < prediction.columns; c++) {
      const at = n * prediction.columns + c;
      const error = parameters.scale * prediction.data[at] - target[c];
      loss += (error * error) / batch;
      scale += ((2 * error) / batch) * prediction.data[at];
      delta.data[at] = ((2 * error) / batch) * parameters.scale;
    }
  }

  const matrices: Matrix[] = [];
  const biases: (Float64Array | null)[] = [];
  let upstream = delta;
  for (let k = layers.length - 1; k >= 0; k--) {
    const { inputs: fanIn, outputs: fanOut, activation, bias } = layers[k];
    // upstream becomes ∂L/∂z_k.
    for (let i = 0; i < upstream.data.length; i++)
      upstream.data[i] *= activationSlope(activation, preactivations[k].data[i]);
    const gradient = zeros(fanOut, fanIn);
    const biasGradient = bias ? new Float64Array(fanOut) : null;
    const downstream = zeros(batch, fanIn);
    for (let n = 0; n < batch; n++) {
      const x = row(inputs[k], n);
      const below = row(downstream, n);
      for (let j = 0; j < fanOut; j++) {
        const slope = upstream.data[n * fanOut + j];
        if (biasGradient) biasGradient[j] += slope;
        const target = row(gradient, j);
        const weights = row(parameters.matrices[k], j);
        for (let i = 0; i < fanIn; i++) {
          target[i] += slope * x[i];
          below[i] += slope * weights[i];
        }
      }
    }
    matrices.unshift(gradient);
    biases.unshift(biasGradient);
    upstream = downstream;
  }
  return { loss, matrices, biases, scale };
}

/** ⟨A, B⟩ = Σ a_ij b_ij. */
export function innerProduct(a: Matrix, b: Matrix): number {
  return dot(a.data, b.data);
}
