import type { LossGradient } from "../network/gradient.ts";
import { dot, type Matrix, row, transpose } from "../network/matrix.ts";
import type { Parameters } from "../network/parameters.ts";
import { checkTargets } from "./error.ts";

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

/** The inner products of weights and gradient, neuron by neuron of one hidden layer. */
export interface NeuronInnerProducts {
  /** ⟨row j of W_k, row j of ∂L/∂W_k⟩; a bias does not count. */
  readonly incoming: Float64Array;
  /** ⟨column j of W_{k+1}, column j of ∂L/∂W_{k+1}⟩. */
  readonly outgoing: Float64Array;
}

/**
 * The neurons' inner products of every hidden layer: entry k is about the neurons between matrices[k] and matrices[k
 * + 1]. In a bias-free ReLU network incoming and outgoing are equal, neuron by neuron; Du, Hu, Lee (2018). Their sums
 * are the layers' inner products.
 * @throws RangeError when the next layer has not one column a neuron.
 */
export function neuronInnerProducts({ matrices }: Parameters, gradient: LossGradient): NeuronInnerProducts[] {
  return matrices.slice(1).map((after, k) => {
    const before = matrices[k];
    if (before.rows !== after.columns) {
      throw new RangeError(
        `layer ${k + 1} has ${before.rows} neurons, but layer ${k + 2} reads ${after.columns}: give dense layers`,
      );
    }
    return {
      incoming: rowProducts(before, gradient.matrices[k]),
      outgoing: rowProducts(transpose(after), transpose(gradient.matrices[k + 1])),
    };
  });
}

/** ⟨row j of A, row j of B⟩ for every j. */
function rowProducts(a: Matrix, b: Matrix): Float64Array {
  return Float64Array.from({ length: a.rows }, (_, j) => dot(row(a, j), row(b, j)));
}
