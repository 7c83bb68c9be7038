import { random } from "../../../src/data/random.ts";
import { dot, type Matrix, multiply, row, transpose, zeros } from "../../../src/network/matrix.ts";

/** The diagonal matrix, `rows` × `columns`, with these values. */
export function diagonal(values: readonly number[], rows = values.length, columns = values.length): Matrix {
  const matrix = zeros(rows, columns);
  for (const [i, value] of values.entries()) matrix.data[i * columns + i] = value;
  return matrix;
}

/** U diag(values) Vᵀ with random orthogonal U and V: a dense matrix whose singular values are known. */
export function withSingularValues(values: readonly number[], rows: number, columns: number, seed: number): Matrix {
  const generator = random(seed, "test");
  const reflection = (size: number) => householder(Float64Array.from({ length: size }, () => generator.normal()));
  const left = multiply(reflection(rows), reflection(rows));
  const right = multiply(reflection(columns), reflection(columns));
  return multiply(multiply(left, diagonal(values, rows, columns)), transpose(right));
}

/** I − 2vvᵀ/‖v‖², an orthogonal matrix. */
function householder(v: Float64Array): Matrix {
  const matrix = diagonal(new Array(v.length).fill(1));
  const factor = 2 / dot(v, v);
  for (let i = 0; i < v.length; i++) for (let j = 0; j < v.length; j++) row(matrix, i)[j] -= factor * v[i] * v[j];
  return matrix;
}
