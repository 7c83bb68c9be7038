/** A dense matrix of float64, stored row by row: entry (i, j) is `data[i * columns + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** A matrix of zeros, `rows` × `columns`. */
export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, data: new Float64Array(rows * columns) };
}

/** A matrix from its rows. @throws RangeError when the rows differ in length. */
export function fromRows(rows: readonly (readonly number[])[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  for (const [i, row] of rows.entries()) {
    if (row.length !== columns) {
      throw new RangeError(`row ${i} has ${row.length} entries, but row 0 has ${columns}: give rows of one length`);
    }
  }
  return { rows: rows.length, columns, data: Float64Array.from(rows.flat()) };
}

/** A copy that shares no memory with `matrix`. */
export function copy(matrix: Matrix): Matrix {
  return { ...matrix, data: matrix.data.slice() };
}

/** Row `i` as a view: writing to it writes to the matrix. */
export function row(matrix: Matrix, i: number): Float64Array {
  return matrix.data.subarray(i * matrix.columns, (i + 1) * matrix.columns);
}

/** ⟨a, b⟩ = Σ a_i b_i, summed in index order. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** ‖A‖_F, the Frobenius norm: √(Σ a_ij²). */
export function frobeniusNorm(matrix: Matrix): number {
  return Math.sqrt(dot(matrix.data, matrix.data));
}

/** The transpose, as a new matrix. */
export function transpose(matrix: Matrix): Matrix {
  const result = zeros(matrix.columns, matrix.rows);
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) result.data[j * matrix.rows + i] = matrix.data[i * matrix.columns + j];
  }
  return result;
}

/** The product AB. @throws RangeError when the inner dimensions differ. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows) {
    throw new RangeError(
      `cannot multiply ${a.rows}×${a.columns} by ${b.rows}×${b.columns}: the inner dimensions differ`,
    );
  }
  const result = zeros(a.rows, b.columns);
  for (let i = 0; i < a.rows; i++) {
    const target = row(result, i);
    for (let k = 0; k < a.columns; k++) {
      const factor = a.data[i * a.columns + k];
      for (let j = 0; j < b.columns; j++) target[j] += factor * b.data[k * b.columns + j];
    }
  }
  return result;
}
