import { describe, expect, test } from "vitest";
import { equiangle, equinorm, uncentredCosines } from "../../../src/measure/collapse/simplex.ts";
import { clusters, collapsed, cross, orthogonal, simplex } from "./frames.ts";

/** Cosine of two vectors, by the book. */
function cosine(a: readonly number[], b: readonly number[]): number {
  const product = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  return product(a, b) / Math.sqrt(product(a, a)) / Math.sqrt(product(b, b));
}

describe("a simplex frame", () => {
  test("has equal norms and angles, exactly", () => {
    expect(equinorm(collapsed(simplex))).toBe(0);
    expect(equiangle(collapsed(simplex))).toEqual({ std: 0, max: 0 });
  });

  test("keeps them when it is moved and scaled", () => {
    const moved = collapsed(simplex.map((mean) => mean.map((m) => 4 * m + 16)));
    expect(equinorm(moved)).toBe(0);
    expect(equiangle(moved)).toEqual({ std: 0, max: 0 });
  });

  test("is told by its means, not by the scatter about them", () => {
    expect(
      equiangle(
        clusters(simplex, [
          [1, 2, 0],
          [-1, -2, 0],
        ]),
      ),
    ).toEqual({ std: 0, max: 0 });
  });

  test("has uncentred cosines −1/(C−1)", () => {
    const { mean, max } = uncentredCosines(collapsed(simplex));
    expect(mean).toBeCloseTo(-1 / 3, 15);
    expect(max).toBeCloseTo(-1 / 3, 15);
  });
});

test("an orthogonal frame has uncentred cosines 0", () => {
  expect(uncentredCosines(collapsed(orthogonal))).toEqual({ mean: 0, max: 0 });
});

test("the centring trap: centring an orthogonal frame gives an exact simplex", () => {
  expect(equinorm(collapsed(orthogonal))).toBe(0);
  expect(equiangle(collapsed(orthogonal)).max).toBeLessThan(1e-15);
});

describe("the mean-cosine trap: two opposite pairs", () => {
  test("have the mean cosine of a simplex", () => {
    const pairs = cross.flatMap((a, c) => cross.slice(c + 1).map((b) => cosine(a, b)));
    expect(pairs.reduce((sum, value) => sum + value, 0) / pairs.length).toBeCloseTo(-1 / 3, 15);
  });

  test("are centred and equally long, but equiangle is not deceived", () => {
    // Offsets from −1/3: two of −1 give 2/3, four of 0 give 1/3.
    const { std, max } = equiangle(collapsed(cross));
    expect(equinorm(collapsed(cross))).toBe(0);
    expect(max).toBeCloseTo(2 / 3, 15);
    expect(std).toBeCloseTo(Math.sqrt((2 * (4 / 9) + 4 * (1 / 9)) / 6), 15);
  });
});

describe("by hand", () => {
  test("equinorm: centred norms 1, 1, 2 have std/mean √(2/9)/(4/3)", () => {
    expect(
      equinorm(
        collapsed([
          [-1, 0],
          [-1, 0],
          [2, 0],
        ]),
      ),
    ).toBeCloseTo(Math.sqrt(2 / 9) / (4 / 3), 15);
  });

  test("uncentred cosines of (1, 0), (1, 1), (0, 2): 1/√2, 0, 1/√2", () => {
    const { mean, max } = uncentredCosines(
      collapsed([
        [1, 0],
        [1, 1],
        [0, 2],
      ]),
    );
    expect(max).toBeCloseTo(Math.SQRT1_2, 15);
    expect(mean).toBeCloseTo((2 * Math.SQRT1_2) / 3, 15);
  });

  test("two classes are trivially a simplex", () => {
    const two = collapsed([
      [5, 1],
      [0, 2],
    ]);
    expect(equinorm(two)).toBe(0);
    expect(equiangle(two)).toEqual({ std: 0, max: 0 });
  });
});

describe("means without a direction give Infinity, never NaN:", () => {
  test("all alike", () => {
    const alike = collapsed([
      [0.1, 0.2],
      [0.1, 0.2],
      [0.1, 0.2],
    ]);
    expect(equinorm(alike)).toBe(Infinity);
    expect(equiangle(alike)).toEqual({ std: Infinity, max: Infinity });
    expect(uncentredCosines(alike).mean).toBeCloseTo(1, 15);
  });

  test("one class at the global mean", () => {
    const middle = collapsed([
      [-1, 3],
      [0, 3],
      [1, 3],
    ]);
    expect(equiangle(middle)).toEqual({ std: Infinity, max: Infinity });
    expect(equinorm(middle)).toBeCloseTo(Math.SQRT1_2, 15);
  });

  test("one class of dead features", () => {
    expect(
      uncentredCosines(
        collapsed([
          [0, 0],
          [1, 0],
          [0, 1],
        ]),
      ),
    ).toEqual({ mean: Infinity, max: Infinity });
  });
});
