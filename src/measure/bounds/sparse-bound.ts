import type { Architecture } from "../../network/architecture.ts";
import { dot, type Matrix, row } from "../../network/matrix.ts";
import { checkParameters, type Parameters } from "../../network/parameters.ts";
import { checkHomogeneous, checkPeeling, peelingFactor } from "./peeling.ts";
import { predecessors } from "./predecessors.ts";

/**
 * How finely the sparse bound looks at the input.
 * - `pixels`: pixel by pixel, as published: the energy is that of the brightest pixel, times the number of pixels in a patch.
 * - `patches`: by the patches that the first layer reads; never larger.
 */
export type SparseForm = "pixels" | "patches";

/**
 * A bound on the empirical Rademacher complexity of all networks on this network's graph, with shared weights or without, whose
 * norms have the product ρ that this network has: (ρ/N)(1 + √(2((L−1) log 2 + log m))) √Q with one output, where Q is the
 * largest ∏ k · Σ_n ‖v(x_n)‖² over all paths from the output to a part v of the input, k is the number of nodes that a node on the
 * path reads, see `predecessors`, and m is the number of parts that paths lead to. A kernel's norm counts once, however often the
 * kernel is used.
 *
 * Derivation: peeling.ts, with nodes. Let z_j be what node j reads, of k_j nodes, and h_i what node i gives. ‖Σ ξ_n z_j(x_n)‖² is
 * the sum of the ‖Σ ξ_n h_i(x_n)‖² over these nodes, so at most k_j times the largest, and the contraction is over all i and unit
 * rows at once. So only the parts of the input cost a logarithm, log m, where the published bound has Σ log k, the logarithm of
 * the number of paths. The norm of an average over pixels is at most the largest norm of a pixel, so averaging has k = 1.
 * After Galanti, Xu, Galanti, Poggio, "Norm-based Generalization Bounds for Compositionally Sparse Neural Networks", arXiv
 * 2301.12033.
 *
 * @param inputs the samples, N × d.
 * @throws RangeError as `sparseNormProduct` and `sparseUnitBound`.
 */
export function sparseBound(
  architecture: Architecture,
  parameters: Parameters,
  inputs: Matrix,
  form: SparseForm,
): number {
  return sparseNormProduct(architecture, parameters) * sparseUnitBound(architecture, inputs, form);
}

/**
 * The sparse bound at ρ = 1, which no weight enters; the bound is ρ times it.
 * @param inputs the samples, N × d.
 * @throws RangeError for a bias, an activation that is not homogeneous, no inputs, or inputs that do not fit.
 */
export function sparseUnitBound(architecture: Architecture, inputs: Matrix, form: SparseForm): number {
  checkPeeling(architecture, inputs);
  const reads = predecessors(architecture);
  const [first] = architecture.layers;
  const energies = pixelEnergies(inputs, first.kind === "convolution" ? first.image.channels : 1);
  const energyOf = (pixels: readonly number[]) =>
    form === "patches"
      ? pixels.reduce((sum, pixel) => sum + energies[pixel], 0)
      : pixels.length * Math.max(...pixels.map((pixel) => energies[pixel]));
  const products = pathProducts(architecture, reads);
  const largest = Math.max(...reads[0].map((pixels, j) => products[j] * energyOf(pixels)));
  const read = reads[0].filter((_, j) => products[j] > 0);
  const parts = form === "patches" ? read.length : new Set(read.flat()).size;
  return (peelingFactor(architecture, parts) * Math.sqrt(largest)) / inputs.rows;
}

/**
 * ρ = scale · ∏ max_j ‖W_j‖_F over the nodes j of each layer: the norm of a kernel or of a dense matrix, and of a layer of
 * unshared nodes the largest of a node's.
 *
 * @throws RangeError for a bias, an activation that is not homogeneous, or parameters that do not fit or are not finite.
 */
export function sparseNormProduct(architecture: Architecture, parameters: Parameters): number {
  checkHomogeneous(architecture);
  checkParameters(architecture, parameters);
  return nodeNorms(architecture, parameters.matrices).reduce(
    (product, norms) => product * Math.max(...norms),
    Math.abs(parameters.scale),
  );
}

/** ‖W_j‖_F of every layer's nodes j, the first layer first; where all nodes share one matrix, its norm alone. */
export function nodeNorms({ layers }: Architecture, matrices: readonly Matrix[]): number[][] {
  return layers.map((layer, k) => {
    const { data } = matrices[k];
    const parts = layer.kind === "local" ? layer.nodes : 1;
    const size = data.length / parts;
    return Array.from({ length: parts }, (_, j) => {
      const weights = data.subarray(j * size, (j + 1) * size);
      return Math.sqrt(dot(weights, weights));
    });
  });
}

/** Of every node of the first layer: the largest product of k over the nodes above it on a path to the output; 0 without a path. */
function pathProducts({ layers }: Architecture, reads: readonly (readonly number[][])[]): number[] {
  let above = [1];
  for (let k = layers.length - 1; k > 0; k--) {
    const below = layers[k - 1];
    const averages = below.kind === "convolution" && below.pooling;
    const products = new Array<number>(reads[k - 1].length).fill(0);
    for (const [j, nodes] of reads[k].entries()) {
      const product = above[j] * (averages ? 1 : nodes.length);
      for (const i of nodes) products[i] = Math.max(products[i], product);
    }
    above = products;
  }
  return above;
}

/** Σ_n over the channels of x_n², of every pixel. */
function pixelEnergies(inputs: Matrix, channels: number): Float64Array {
  const energies = new Float64Array(inputs.columns / channels);
  for (let n = 0; n < inputs.rows; n++) {
    for (const [i, x] of row(inputs, n).entries()) energies[Math.floor(i / channels)] += x * x;
  }
  return energies;
}
