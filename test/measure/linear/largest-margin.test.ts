import { expect, test } from "vitest";
import { largestMargin } from "../../../src/measure/linear/largest-margin.ts";
import { fromRows } from "../../../src/network/matrix.ts";

test("of one point it is its norm", () => {
  expect(largestMargin(fromRows([[3, 4]]))).toBeCloseTo(5, 12);
});

test("a point in the shadow of another does not count", () => {
  expect(
    largestMargin(
      fromRows([
        [1, 0],
        [2, 1],
      ]),
    ),
  ).toBeCloseTo(1, 12);
});

test("orthogonal points: 1/√(Σ 1/‖z_n‖²), all of them support vectors", () => {
  expect(
    largestMargin(
      fromRows([
        [1, 0, 0],
        [0, 2, 0],
        [0, 0, -2],
      ]),
    ),
  ).toBeCloseTo(1 / Math.sqrt(1.5), 12);
});

test("in the plane it is what a scan over all directions finds", () => {
  const points = [
    [3, 1],
    [-1, 2],
    [2, 3],
  ];
  const best = Array.from({ length: 100_000 }, (_, i) => (i * 2 * Math.PI) / 100_000).reduce(
    (most, angle) => Math.max(most, Math.min(...points.map(([x, y]) => x * Math.cos(angle) + y * Math.sin(angle)))),
    0,
  );
  expect(largestMargin(fromRows(points))).toBeCloseTo(best, 4);
});

test("refused by name", () => {
  expect(() => largestMargin(fromRows([[1], [-1]]))).toThrow("not separable");
  expect(() => largestMargin(fromRows([]))).toThrow("0 points");
  expect(() => largestMargin(fromRows(Array.from({ length: 13 }, () => [1])))).toThrow("13 points");
});
