import { describe, expect, test } from "vitest";
import { rightSingularVectors, singularValues } from "../../../src/measure/rank/singular-values.ts";
import { dot, frobeniusNorm, fromRows, multiply, row, transpose, zeros } from "../../../src/network/matrix.ts";
import { diagonal, withSingularValues } from "./spectra.ts";

const values = [7, 3, 1, 1e-3, 1e-9];

describe("singular values", () => {
  test("of a diagonal matrix are the moduli of its entries, descending", () => {
    expect(Array.from(singularValues(diagonal([1, -5, 0, 2])))).toEqual([5, 2, 1, 0]);
    expect(Array.from(singularValues(diagonal([1, 3], 2, 4)))).toEqual([3, 1]);
    expect(Array.from(singularValues(diagonal([1, 3], 4, 2)))).toEqual([3, 1]);
  });

  test("of (3 0; 4 5) are √45 and √5", () => {
    const [first, second] = singularValues(
      fromRows([
        [3, 0],
        [4, 5],
      ]),
    );
    expect(first).toBeCloseTo(Math.sqrt(45), 14);
    expect(second).toBeCloseTo(Math.sqrt(5), 14);
  });

  test.each([
    [5, 5],
    [5, 12],
    [12, 5],
    [40, 64],
  ])("of a %d×%d matrix are those it was made of, to 1e-14 σ₁", (rows, columns) => {
    for (let seed = 0; seed < 10; seed++) {
      const sigma = singularValues(withSingularValues(values, rows, columns, seed));
      expect(sigma.length).toBe(Math.min(rows, columns));
      for (const [i, value] of sigma.entries()) expect(Math.abs(value - (values[i] ?? 0))).toBeLessThan(1e-14 * 7);
    }
  });

  test("of the zero matrix are 0", () => {
    expect(Array.from(singularValues(zeros(3, 2)))).toEqual([0, 0]);
  });

  test("leave the matrix as it was", () => {
    const matrix = withSingularValues(values, 6, 5, 1);
    const before = matrix.data.slice();
    singularValues(matrix);
    expect(matrix.data).toEqual(before);
  });

  test("of no matrix are refused by name", () => {
    expect(() => singularValues(zeros(0, 3))).toThrow("a 0×3 matrix has no singular values");
    expect(() => singularValues(fromRows([[1, Number.NaN]]))).toThrow("entry (0, 1) of the matrix is NaN");
  });
});

test.each([
  [8, 5],
  [5, 8],
  [6, 6],
])("right singular vectors of a %d×%d matrix: orthonormal, and ‖A v_i‖ = σ_i", (rows, columns) => {
  const matrix = withSingularValues(values, rows, columns, 3);
  const right = rightSingularVectors(matrix);
  expect(right.values).toEqual(singularValues(matrix));
  expect([right.vectors.rows, right.vectors.columns]).toEqual([Math.min(rows, columns), columns]);
  const image = transpose(multiply(matrix, transpose(right.vectors)));
  for (let i = 0; i < right.vectors.rows; i++) {
    for (let j = 0; j <= i; j++) {
      expect(dot(row(right.vectors, i), row(right.vectors, j))).toBeCloseTo(i === j ? 1 : 0, 13);
    }
    expect(frobeniusNorm({ rows: 1, columns: rows, data: row(image, i) })).toBeCloseTo(right.values[i], 13);
  }
});
