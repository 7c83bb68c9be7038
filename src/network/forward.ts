import type { Architecture } from "./architecture.ts";
import { type Activation, inputsOf, type Layer, outputsOf, positionsOf, weightShape } from "./layer.ts";
import { type Matrix, row, zeros } from "./matrix.ts";
import type { Parameters } from "./parameters.ts";
import { eachStretch } from "./products.ts";

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
  /** z of layer k, before σ and before pooling: a convolution's are an image, P · channels numbers a sample. */
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
    const z = preactivation(layer, parameters.matrices[k], parameters.biases[k], inputs[k]);
    preactivations.push(z);
    const image = { ...z, data: z.data.map((value) => activate(layer.activation, value)) };
    inputs.push(layer.kind === "convolution" && layer.pooling ? pixelMeans(image, outputsOf(layer)) : image);
  }
  return { inputs, preactivations };
}

/** Rows that pass together: their sums do not wait for each other, and each adds in its own order. */
const together = 4;

/** z = Wx + b of every row x: for a convolution at each of its positions, with the same b. */
function preactivation(layer: Layer, { data: w }: Matrix, bias: Float64Array | null, inputs: Matrix): Matrix {
  const neurons = weightShape(layer).rows;
  const z = zeros(inputs.rows, positionsOf(layer) * neurons);
  const whole = inputs.rows - (inputs.rows % together);
  for (let n = 0; n < whole; n += together) addProductsOfFour(layer, w, inputs, z, n);
  for (let n = whole; n < inputs.rows; n++) addProducts(layer, w, inputs, z, n);
  if (bias !== null) for (let j = 0; j < z.data.length; j++) z.data[j] += bias[j % neurons];
  return z;
}

/** z ← z + Wx of row n, each stretch summed in index order. */
function addProducts(layer: Layer, w: Float64Array, { data: x, columns }: Matrix, z: Matrix, n: number): void {
  const zRow = n * z.columns;
  eachStretch(layer, (j, wAt, xAt, length) => {
    const at = n * columns + xAt;
    let sum = 0;
    for (let i = 0; i < length; i++) sum += w[wAt + i] * x[at + i];
    z.data[zRow + j] += sum;
  });
}

/** addProducts of rows n … n + 3, bit by bit. */
function addProductsOfFour(layer: Layer, w: Float64Array, { data: x, columns }: Matrix, z: Matrix, n: number): void {
  const { data: sums, columns: outputs } = z;
  eachStretch(layer, (j, wAt, xAt, length) => {
    const at0 = n * columns + xAt;
    const at1 = at0 + columns;
    const at2 = at1 + columns;
    const at3 = at2 + columns;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let i = 0; i < length; i++) {
      const weight = w[wAt + i];
      sum0 += weight * x[at0 + i];
      sum1 += weight * x[at1 + i];
      sum2 += weight * x[at2 + i];
      sum3 += weight * x[at3 + i];
    }
    const to = n * outputs + j;
    sums[to] += sum0;
    sums[to + outputs] += sum1;
    sums[to + 2 * outputs] += sum2;
    sums[to + 3 * outputs] += sum3;
  });
}

/** The mean over the pixels, channel by channel, of the images that are the rows. */
function pixelMeans(images: Matrix, channels: number): Matrix {
  const means = zeros(images.rows, channels);
  const pixels = images.columns / channels;
  for (let n = 0; n < images.rows; n++) {
    for (const [i, value] of row(images, n).entries()) means.data[n * channels + (i % channels)] += value / pixels;
  }
  return means;
}

/** f(x_n) = scale · f_W(x_n), N × C. */
export function outputs(architecture: Architecture, parameters: Parameters, samples: Matrix): Matrix {
  const last = inputsOfLayer(architecture.layers.length, architecture, parameters, samples);
  return { ...last, data: last.data.map((value) => parameters.scale * value) };
}

/** H, the features of the last hidden layer, N × width: what W_L reads. */
export function features(architecture: Architecture, parameters: Parameters, samples: Matrix): Matrix {
  return inputsOfLayer(architecture.layers.length - 1, architecture, parameters, samples);
}

/** `Activations.inputs[k]` of all samples, few at a time: the images of convolutions are too large to keep for all. */
function inputsOfLayer(k: number, architecture: Architecture, parameters: Parameters, samples: Matrix): Matrix {
  const { layers } = architecture;
  const result = zeros(samples.rows, k < layers.length ? inputsOf(layers[k]) : outputsOf(layers[k - 1]));
  for (let n = 0; n < samples.rows; n += together) {
    const indices = Int32Array.from({ length: Math.min(together, samples.rows - n) }, (_, i) => n + i);
    result.data.set(forward(architecture, parameters, samples, indices).inputs[k].data, n * result.columns);
  }
  return result;
}
