import type { Architecture } from "./architecture.ts";
import { type Activations, activationSlope, forward } from "./forward.ts";
import { dot, type Matrix, row, zeros } from "./matrix.ts";
import type { Parameters } from "./parameters.ts";
import { eachStretch } from "./products.ts";

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
  indices: ArrayLike<number> = Int32Array.from({ length: data.inputs.rows }, (_, n) => n),
): LossGradient {
  const batch = indices.length;
  const matrices = parameters.matrices.map(({ rows, columns }) => zeros(rows, columns));
  const biases = parameters.biases.map((bias) => bias && new Float64Array(bias.length));
  let loss = 0;
  let scale = 0;
  // One sample at a time: the images of convolutions are too large to keep for all.
  for (let n = 0; n < batch; n++) {
    const activations = forward(architecture, parameters, data.inputs, [indices[n]]);
    const target = row(data.targets, indices[n]);
    const upstream = activations.inputs[architecture.layers.length].data.map((prediction, c) => {
      const error = parameters.scale * prediction - target[c];
      loss += (error * error) / batch;
      scale += ((2 * error) / batch) * prediction;
      return ((2 * error) / batch) * parameters.scale;
    });
    backward(architecture, parameters, activations, upstream, { matrices, biases });
  }
  return { loss, matrices, biases, scale };
}

/** Adds one sample's derivatives to `sums`, from `upstream`, ∂L/∂f_W of the sample. */
function backward(
  { layers }: Architecture,
  { matrices }: Parameters,
  { inputs, preactivations }: Activations,
  upstream: Float64Array,
  sums: Pick<LossGradient, "matrices" | "biases">,
): void {
  let above = upstream;
  for (let k = layers.length - 1; k >= 0; k--) {
    const layer = layers[k];
    const { data: z } = preactivations[k];
    // ∂L/∂z_k. Where the pixels were averaged, each has its share of the mean's derivative.
    const pixels = z.length / above.length;
    const slopes = z.map((value, j) => (above[j % above.length] / pixels) * activationSlope(layer.activation, value));
    const bias = sums.biases[k];
    if (bias !== null) for (const [j, slope] of slopes.entries()) bias[j % bias.length] += slope;
    const { data: x } = inputs[k];
    const { data: w } = matrices[k];
    const { data: gradient } = sums.matrices[k];
    const below = new Float64Array(x.length);
    eachStretch(layer, (j, wAt, xAt, length) => {
      addMultiple(gradient, wAt, slopes[j], x, xAt, length);
      addMultiple(below, xAt, slopes[j], w, wAt, length);
    });
    above = below;
  }
}

/** a[aAt + i] ← a[aAt + i] + s b[bAt + i] for i < length. */
function addMultiple(a: Float64Array, aAt: number, s: number, b: Float64Array, bAt: number, length: number): void {
  for (let i = 0; i < length; i++) a[aAt + i] += s * b[bAt + i];
}

/** ⟨A, B⟩ = Σ a_ij b_ij. */
export function innerProduct(a: Matrix, b: Matrix): number {
  return dot(a.data, b.data);
}
