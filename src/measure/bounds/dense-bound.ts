import type { Architecture } from "../../network/architecture.ts";
import { type Layer, positionsOf } from "../../network/layer.ts";
import { dot, type Matrix } from "../../network/matrix.ts";
import { checkParameters, type Parameters } from "../../network/parameters.ts";
import { toeplitzNorm } from "../norms/patches.ts";
import { checkHomogeneous, checkPeeling, peelingFactor } from "./peeling.ts";

/**
 * A bound on the empirical Rademacher complexity of all dense networks whose norms have the product ρ that this network has:
 * (ρ/N)(1 + √(2(L−1) log 2)) √(Σ ‖x_n‖²) with one output; peeling.ts has the derivation, and what several outputs cost. A network
 * with convolutions is read as the dense one that it equals.
 * Golowich, Rakhlin, Shamir, "Size-Independent Sample Complexity of Neural Networks", COLT 2018 (there with L in place of L − 1:
 * the last layer is linear, and is peeled at no cost).
 *
 * @param inputs the samples, N × d.
 * @throws RangeError as `denseNormProduct` and `denseUnitBound`.
 */
export function denseBound(architecture: Architecture, parameters: Parameters, inputs: Matrix): number {
  return denseNormProduct(architecture, parameters) * denseUnitBound(architecture, inputs);
}

/**
 * The dense bound at ρ = 1, which no weight enters; the bound is ρ times it.
 * @param inputs the samples, N × d.
 * @throws RangeError for a bias, an activation that is not homogeneous, no inputs, or inputs that do not fit.
 */
export function denseUnitBound(architecture: Architecture, inputs: Matrix): number {
  checkPeeling(architecture, inputs);
  return (peelingFactor(architecture, 1) * Math.sqrt(dot(inputs.data, inputs.data))) / inputs.rows;
}

/**
 * ρ = scale · ∏ ‖T_k‖_F, the norms of the dense network that this one equals: a convolution counts by its Toeplitz matrix, whose
 * norm is found without building it. Averaging over P pixels belongs to the matrix above it, and divides its norm by √P.
 *
 * @throws RangeError for a bias, an activation that is not homogeneous, or parameters that do not fit or are not finite.
 */
export function denseNormProduct(architecture: Architecture, parameters: Parameters): number {
  checkHomogeneous(architecture);
  checkParameters(architecture, parameters);
  return embeddedNorms(architecture, parameters.matrices).reduce(
    (product, norm) => product * norm,
    Math.abs(parameters.scale),
  );
}

/** ‖T_k‖_F of every layer, the first layer first: the norms of the dense network's matrices. */
export function embeddedNorms({ layers }: Architecture, matrices: readonly Matrix[]): number[] {
  return layers.map((layer, k) => toeplitzNorm(layer, matrices[k]) / averaged(layers[k - 1]));
}

/** √P of what is averaged over P pixels, 1 of what is not. */
function averaged(below: Layer | undefined): number {
  return below?.kind === "convolution" && below.pooling ? Math.sqrt(positionsOf(below)) : 1;
}
