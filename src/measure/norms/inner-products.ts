import type { Architecture } from "../../network/architecture.ts";
import type { LossGradient } from "../../network/gradient.ts";
import { dot, type Matrix } from "../../network/matrix.ts";
import type { Parameters } from "../../network/parameters.ts";
import { checkTargets } from "../fit/error.ts";
import { type NeuronProducts, neuronProducts } from "./neurons.ts";

/**
 * ⟨W_k, ∂L/∂W_k⟩ of every layer. In a bias-free ReLU network all are equal, and equal to `eulerValue`, since scaling
 * one layer by c scales f by c. Du, Hu, Lee, "Algorithmic regularization in learning deep homogeneous models",
 * NeurIPS 2018.
 */
export function layerInnerProducts({ matrices }: Parameters, gradient: LossGradient): number[] {
  return matrices.map((matrix, k) => dot(matrix.data, gradient.matrices[k].data));
}

/**
 * (2/N) Σ ⟨f(x_n) − y_n, f(x_n)⟩, from outputs and targets N × C: the derivative of the square loss
 * L = (1/N) Σ ‖f(x_n) − y_n‖² as f is scaled, which Euler's theorem gives for any homogeneous layer.
 * @throws RangeError when the shapes differ or an output is not finite.
 */
export function eulerValue(outputs: Matrix, targets: Matrix): number {
  checkTargets(outputs, targets);
  return (2 / outputs.rows) * outputs.data.reduce((sum, f, i) => sum + (f - targets.data[i]) * f, 0);
}

/**
 * The inner products of weights and gradient, neuron by neuron of every hidden layer: entry k is about the neurons between
 * matrices[k] and matrices[k + 1]. In a bias-free ReLU network incoming and outgoing are equal, neuron by neuron and channel by
 * channel, since a neuron's weights in, times c, do what its weights out, times c, do; Du, Hu, Lee (2018). Their sums are the
 * layers' inner products.
 * @throws RangeError when the parameters do not fit the architecture.
 */
export function neuronInnerProducts(
  architecture: Architecture,
  parameters: Parameters,
  gradient: LossGradient,
): NeuronProducts[] {
  return neuronProducts(architecture, parameters, gradient.matrices);
}
