import { Matrix as Algebra, pseudoInverse } from "ml-matrix";
import { type Matrix, zeros } from "../../network/matrix.ts";
import { checkFinite } from "../labelled.ts";

/**
 * The linear map W, C × d, of least Frobenius norm among those that come nearest to W x_n = y_n in the least-squares sense: where
 * the inputs are independent, the interpolant of least norm. Its transpose is X⁺Y.
 * @param inputs x_n, N × d.
 * @param targets y_n, N × C.
 * @throws RangeError when there is not one target an input, or an entry is not finite.
 */
export function leastNormSolution(inputs: Matrix, targets: Matrix): Matrix {
  if (inputs.rows < 1 || inputs.rows !== targets.rows) {
    throw new RangeError(
      `${inputs.rows} inputs with ${targets.rows} targets: give one target an input, and at least one`,
    );
  }
  checkFinite("inputs", inputs);
  checkFinite("targets", targets);
  const inverse = pseudoInverse(Algebra.from1DArray(inputs.rows, inputs.columns, inputs.data));
  const solution = inverse.mmul(Algebra.from1DArray(targets.rows, targets.columns, targets.data));
  const result = zeros(targets.columns, inputs.columns);
  for (let c = 0; c < result.rows; c++) {
    for (let i = 0; i < result.columns; i++) result.data[c * result.columns + i] = solution.get(i, c);
  }
  return result;
}
