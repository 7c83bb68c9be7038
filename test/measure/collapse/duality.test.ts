import { describe, expect, test } from "vitest";
import { classMeans } from "../../../src/measure/collapse/class-means.ts";
import { selfDuality } from "../../../src/measure/collapse/duality.ts";
import { fromRows } from "../../../src/network/matrix.ts";
import { collapsed, orthogonal, simplex } from "./frames.ts";

const times = (factor: number, rows: number[][]) => fromRows(rows.map((row) => row.map((m) => factor * m)));

describe("a last layer", () => {
  test("proportional to the means is dual to them, whatever the factor", () => {
    expect(selfDuality(times(8, simplex), collapsed(simplex))).toEqual({ uncentred: 0, centred: 0 });
    expect(selfDuality(times(0.25, orthogonal), collapsed(orthogonal)).uncentred).toBe(0);
  });

  test("proportional to the centred means is dual to those only", () => {
    // Centred: 2 e_c − ½. Norms² of M and its centred form: 16 and 12; their inner product 12.
    const centred = orthogonal.map((mean) => mean.map((m) => m - 0.5));
    const duality = selfDuality(fromRows(centred), collapsed(orthogonal));
    expect(duality.centred).toBeLessThan(1e-15);
    expect(duality.uncentred).toBeCloseTo(Math.sqrt(2 - 2 * (12 / Math.sqrt(16 * 12))), 14);
  });

  test("opposite to the means is at 2, orthogonal at √2", () => {
    expect(selfDuality(times(-1, simplex), collapsed(simplex)).uncentred).toBeCloseTo(2, 15);
    const means = collapsed([
      [1, 0],
      [-1, 0],
    ]);
    expect(
      selfDuality(
        fromRows([
          [0, 5],
          [0, -5],
        ]),
        means,
      ).centred,
    ).toBeCloseTo(Math.SQRT2, 15);
  });

  test("with its rows swapped is not dual", () => {
    const swapped = [simplex[1], simplex[0], simplex[2], simplex[3]];
    expect(selfDuality(fromRows(swapped), collapsed(simplex)).uncentred).toBeGreaterThan(1);
  });
});

test("zero weights or means give Infinity, never NaN", () => {
  expect(selfDuality(times(0, simplex), collapsed(simplex))).toEqual({ uncentred: Infinity, centred: Infinity });
  const alike = selfDuality(
    fromRows([
      [1, 0],
      [0, 1],
    ]),
    collapsed([
      [0.1, 0.3],
      [0.1, 0.3],
    ]),
  );
  expect(alike.centred).toBe(Infinity);
  expect(alike.uncentred).toBeLessThan(2);
  const rounded = classMeans(fromRows([[0.3], [0.1 + 0.2]]), [0, 1], 2);
  expect(selfDuality(fromRows([[1], [-1]]), rounded).centred).toBe(Infinity);
  expect(selfDuality(fromRows([[1], [1]]), collapsed([[0], [0]]))).toEqual({ uncentred: Infinity, centred: Infinity });
});

test("a last layer of another shape is refused by name", () => {
  expect(() => selfDuality(fromRows([[1, 2, 3]]), collapsed(simplex))).toThrow(
    "a last layer of 1×3 for 4 classes and 3 features: it must be 4×3",
  );
});
