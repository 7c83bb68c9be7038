import { Matrix as Algebra, CholeskyDecomposition } from "ml-matrix";
import { type Matrix, zeros } from "../../network/matrix.ts";
import type { ClassMeans } from "../collapse/class-means.ts";
import { checkFinite } from "../labelled.ts";

/** Ridge regression of a linear map W, C × d: the loss is (1/N) Σ ‖W x_n − y_n‖² + λ‖W‖_F². */
export interface Regression {
  /** x_n, N × d. */
  readonly inputs: Matrix;
  /** y_n, N × C. */
  readonly targets: Matrix;
  readonly lambda: number;
}

/**
 * The W of least loss. With the inputs as the rows of X, Wᵀ is (XᵀX/N + λI)⁻¹ XᵀY/N.
 * @throws RangeError when there is not one target an input, an entry is not finite, or λ is not positive.
 */
export function ridge({ inputs, targets, lambda }: Regression): Matrix {
  if (inputs.rows < 1 || inputs.rows !== targets.rows) {
    throw new RangeError(
      `${inputs.rows} inputs with ${targets.rows} targets: give one target an input, and at least one`,
    );
  }
  checkFinite("targets", targets);
  const halfHessian = halfHessianOf(inputs, lambda);
  return transposed(halfHessian.solve(algebraOf(inputs).transpose().mmul(algebraOf(targets)).div(inputs.rows)));
}

/**
 * The ridge solution of the class means M = (μ_1 … μ_C), not centred, each with its own one-hot target: (MᵀM + CλI)⁻¹Mᵀ. Where the
 * features of every class have collapsed to their mean, and classes are balanced, it is that of the features.
 * @throws RangeError when λ is not positive.
 */
export function meansRidge({ uncentred, classes }: ClassMeans, lambda: number): Matrix {
  const targets = zeros(classes, classes);
  for (let c = 0; c < classes; c++) targets.data[c * classes + c] = 1;
  return ridge({ inputs: uncentred, targets, lambda });
}

/**
 * What a step of Newton's method takes from W: ½G (XᵀX/N + λI)⁻¹, with G the loss's gradient at W, C × d. The loss is quadratic,
 * so that W without it is the W of least loss.
 * @throws RangeError when G has not one column a coordinate, an entry is not finite, or λ is not positive.
 */
export function newtonStep(gradient: Matrix, { inputs, lambda }: Omit<Regression, "targets">): Matrix {
  if (gradient.columns !== inputs.columns)
    throw new RangeError(`a gradient of ${gradient.columns} columns for inputs of ${inputs.columns} coordinates`);
  checkFinite("gradient", gradient);
  return transposed(halfHessianOf(inputs, lambda).solve(algebraOf(gradient).transpose().div(2)));
}

/** XᵀX/N + λI, positive definite, ready to solve with. */
function halfHessianOf(inputs: Matrix, lambda: number): CholeskyDecomposition {
  checkFinite("inputs", inputs);
  if (!(lambda > 0) || !Number.isFinite(lambda))
    throw new RangeError(`λ = ${lambda}: it must be positive and finite, else the solution may not be the only one`);
  const x = algebraOf(inputs);
  const halfHessian = x.transpose().mmul(x).div(inputs.rows);
  for (let i = 0; i < inputs.columns; i++) halfHessian.set(i, i, halfHessian.get(i, i) + lambda);
  return new CholeskyDecomposition(halfHessian);
}

function algebraOf({ rows, columns, data }: Matrix): Algebra {
  return Algebra.from1DArray(rows, columns, data);
}

function transposed(algebra: Algebra): Matrix {
  const result = zeros(algebra.columns, algebra.rows);
  for (let i = 0; i < result.rows; i++) {
    for (let j = 0; j < result.columns; j++) result.data[i * result.columns + j] = algebra.get(j, i);
  }
  return result;
}
