import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { copy, dot, frobeniusNorm, fromRows, multiply, row, transpose, zeros } from "../../src/network/matrix.ts";

const a = fromRows([
  [1, 2, 3],
  [4, 5, 6],
]);

test("rows stand one after the other, and a row is a view", () => {
  expect(Array.from(a.data)).toEqual([1, 2, 3, 4, 5, 6]);
  expect([a.rows, a.columns]).toEqual([2, 3]);
  const changed = copy(a);
  row(changed, 1)[2] = 9;
  expect(Array.from(changed.data)).toEqual([1, 2, 3, 4, 5, 9]);
  expect(a.data[5]).toBe(6);
});

test("rows of two lengths are refused by name", () => {
  expect(() => fromRows([[1, 2], [3]])).toThrow("row 1 has 1 entries, but row 0 has 2: give rows of one length");
});

describe("by hand", () => {
  test("zeros, transpose, dot and norm", () => {
    expect(zeros(2, 1)).toEqual(fromRows([[0], [0]]));
    expect(transpose(a)).toEqual(
      fromRows([
        [1, 4],
        [2, 5],
        [3, 6],
      ]),
    );
    expect(dot(row(a, 0), row(a, 1))).toBe(32);
    expect(
      frobeniusNorm(
        fromRows([
          [3, 0],
          [0, -4],
        ]),
      ),
    ).toBe(5);
  });

  test("product", () => {
    expect(
      multiply(
        a,
        fromRows([
          [1, -1],
          [0, 2],
          [3, 0],
        ]),
      ),
    ).toEqual(
      fromRows([
        [10, 3],
        [22, 6],
      ]),
    );
  });

  test("a product that does not fit is refused by its shapes", () => {
    expect(() => multiply(a, a)).toThrow("cannot multiply 2×3 by 2×3: the inner dimensions differ");
  });
});

// Integer entries keep every sum exact, so that the laws hold with equality.
const matrix = (rows: number, columns: number) =>
  fc
    .array(fc.integer({ min: -50, max: 50 }), { minLength: rows * columns, maxLength: rows * columns })
    .map((entries) => ({ rows, columns, data: Float64Array.from(entries, (x) => x + 0) }));
const shape = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));

describe("laws", () => {
  test("transposing twice gives the matrix back, and keeps the norm", () => {
    fc.assert(
      fc.property(
        shape.chain(([m, n]) => matrix(m, n)),
        (b) => {
          expect(transpose(transpose(b))).toEqual(b);
          expect(frobeniusNorm(transpose(b))).toBe(frobeniusNorm(b));
        },
      ),
    );
  });

  test("(AB)ᵀ = BᵀAᵀ", () => {
    fc.assert(
      fc.property(
        shape.chain(([m, n, k]) => fc.tuple(matrix(m, n), matrix(n, k))),
        ([b, c]) => {
          // Adding 0 makes −0 into 0, which toEqual tells apart.
          const positive = (values: Float64Array) => values.map((x) => x + 0);
          expect(positive(transpose(multiply(b, c)).data)).toEqual(positive(multiply(transpose(c), transpose(b)).data));
        },
      ),
    );
  });
});
