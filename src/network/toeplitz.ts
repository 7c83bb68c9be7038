import { type Architecture, checkArchitecture } from "./architecture.ts";
import { type ConvolutionalLayer, type DenseLayer, gridOf, inputsOf, type Layer, positionsOf } from "./layer.ts";
import { type Matrix, multiply, row, zeros } from "./matrix.ts";
import { checkParameters, type Parameters } from "./parameters.ts";

/**
 * The matrix of the whole convolution, without its pooling: P · channels × image, with copies of the kernel in the rows of
 * every position and 0 wherever a position does not reach. T x are the preactivations without the bias.
 *
 * @param kernelMatrix W, channels × kernel² · image.channels.
 */
export function toeplitz(layer: ConvolutionalLayer, kernelMatrix: Matrix): Matrix {
  const { image, kernel, stride, channels } = layer;
  const grid = gridOf(layer);
  const positions = grid.height * grid.width;
  const result = zeros(positions * channels, inputsOf(layer));
  for (let p = 0; p < positions; p++) {
    for (let pixel = 0; pixel < image.height * image.width; pixel++) {
      // Where in the patch the pixel lies, if it does.
      const y = Math.floor(pixel / image.width) - (Math.floor(p / grid.width) * stride - grid.top);
      const x = (pixel % image.width) - ((p % grid.width) * stride - grid.left);
      if (y < 0 || y >= kernel || x < 0 || x >= kernel) continue;
      const column = (y * kernel + x) * image.channels;
      for (let j = 0; j < channels; j++) {
        const weights = row(kernelMatrix, j).subarray(column, column + image.channels);
        row(result, p * channels + j).set(weights, pixel * image.channels);
      }
    }
  }
  return result;
}

/**
 * The same function as a network of dense layers: convolutions as their Toeplitz matrices, with the bias repeated at every
 * position, layers of nodes as block-diagonal matrices. Pooling is linear and comes after σ, so the matrix above takes it in.
 *
 * @throws RangeError when the architecture is impossible, or the parameters do not fit it.
 */
export function denseEmbedding(
  architecture: Architecture,
  parameters: Parameters,
): { architecture: { readonly layers: readonly DenseLayer[] }; parameters: Parameters } {
  checkArchitecture(architecture);
  checkParameters(architecture, parameters);
  const layers: DenseLayer[] = [];
  const matrices: Matrix[] = [];
  const biases: (Float64Array | null)[] = [];
  let pooled: Matrix | null = null;
  for (const [k, layer] of architecture.layers.entries()) {
    const whole = wholeMatrix(layer, parameters.matrices[k]);
    const matrix: Matrix = pooled === null ? whole : multiply(whole, pooled);
    const { activation, bias } = layer;
    layers.push({ kind: "dense", inputs: matrix.columns, outputs: matrix.rows, activation, bias });
    matrices.push(matrix);
    const b = parameters.biases[k];
    biases.push(b && Float64Array.from({ length: matrix.rows }, (_, j) => b[j % b.length]));
    pooled = layer.kind === "convolution" && layer.pooling ? pixelAverage(layer) : null;
  }
  return { architecture: { layers }, parameters: { matrices, biases, scale: parameters.scale } };
}

/** The matrix that takes what the layer reads to its preactivations, without the bias. */
function wholeMatrix(layer: Layer, matrix: Matrix): Matrix {
  if (layer.kind === "dense") return matrix;
  if (layer.kind === "convolution") return toeplitz(layer, matrix);
  const blocks = zeros(matrix.rows, inputsOf(layer));
  for (let j = 0; j < matrix.rows; j++) {
    row(blocks, j).set(row(matrix, j), Math.floor(j / layer.units) * layer.reads);
  }
  return blocks;
}

/** The mean over the pixels as a matrix, channels × P · channels. */
function pixelAverage(layer: ConvolutionalLayer): Matrix {
  const pixels = positionsOf(layer);
  const average = zeros(layer.channels, pixels * layer.channels);
  for (let i = 0; i < average.columns; i++) row(average, i % layer.channels)[i] = 1 / pixels;
  return average;
}
