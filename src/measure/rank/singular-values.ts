import { Matrix as Algebra, SVD } from "ml-matrix";
import type { Matrix } from "../../network/matrix.ts";
import { checkFinite } from "../labelled.ts";

/**
 * σ₁ ≥ σ₂ ≥ …, the min(rows, columns) singular values of `matrix`; each is right to a few 2⁻⁵² σ₁.
 * @throws RangeError when the matrix is empty or an entry is not finite.
 */
export function singularValues(matrix: Matrix): Float64Array {
  return Float64Array.from(decompose(matrix, false).diagonal);
}

/** The singular values, descending, and beside each its unit right singular vector v_i, one a row. */
export function rightSingularVectors(matrix: Matrix): { readonly values: Float64Array; readonly vectors: Matrix } {
  const svd = decompose(matrix, true);
  const values = Float64Array.from(svd.diagonal);
  const columns = svd.rightSingularVectors;
  const data = Float64Array.from({ length: values.length * matrix.columns }, (_, at) =>
    columns.get(at % matrix.columns, Math.floor(at / matrix.columns)),
  );
  return { values, vectors: { rows: values.length, columns: matrix.columns, data } };
}

function decompose(matrix: Matrix, computeRightSingularVectors: boolean): SVD {
  if (matrix.rows < 1 || matrix.columns < 1) {
    throw new RangeError(`a ${matrix.rows}×${matrix.columns} matrix has no singular values: give one with entries`);
  }
  checkFinite("matrix", matrix);
  return new SVD(Algebra.from1DArray(matrix.rows, matrix.columns, matrix.data), {
    computeLeftSingularVectors: false,
    computeRightSingularVectors,
    autoTranspose: true,
  });
}
