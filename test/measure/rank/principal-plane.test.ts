import { expect, test } from "vitest";
import { principalPlane } from "../../../src/measure/rank/principal-plane.ts";
import { fromRows } from "../../../src/network/matrix.ts";

/** a · u + b · v + c, with u = (2, 1, 2)/3 and v = (−2, 2, 1)/3 orthonormal. */
const place = ([a, b]: readonly [number, number]) => [
  (2 * a - 2 * b) / 3 + 7,
  (a + 2 * b) / 3 - 1,
  (2 * a + b) / 3 + 0.5,
];

test("gives back coordinates along the directions of largest spread, centred, the wider one first", () => {
  const points = [
    [5, 1],
    [-3, 1],
    [-3, -1],
    [1, -1],
  ] as const;
  // Their mean is 0 and their covariance diagonal but for Σab = 4: turned so that it is.
  const flat = principalPlane(fromRows(points.map(place)));
  const spread = (at: 0 | 1) => flat.reduce((sum, point) => sum + point[at] ** 2, 0);
  const cross = flat.reduce((sum, [x, y]) => sum + x * y, 0);
  expect(cross).toBeCloseTo(0, 12);
  expect(spread(0)).toBeGreaterThan(spread(1));
  // Distances are kept, since the points lie in a plane.
  for (const [i, p] of points.entries()) {
    for (const [j, q] of points.entries()) {
      const here = Math.hypot(flat[i][0] - flat[j][0], flat[i][1] - flat[j][1]);
      expect(here).toBeCloseTo(Math.hypot(p[0] - q[0], p[1] - q[1]), 12);
    }
  }
});

test("turns each direction towards the point farthest along it", () => {
  const right = principalPlane(
    fromRows(
      [
        [9, 0],
        [-4, 1],
        [-5, -1],
      ].map(([a, b]) => place([a, b])),
    ),
  );
  const left = principalPlane(
    fromRows(
      [
        [-9, 0],
        [4, 1],
        [5, -1],
      ].map(([a, b]) => place([a, b])),
    ),
  );
  expect(right[0][0]).toBeGreaterThan(8.9);
  expect(left[0][0]).toBeGreaterThan(8.9);
});

test("of points on a line the second coordinate is 0", () => {
  for (const [, y] of principalPlane(fromRows([place([1, 0]), place([2, 0]), place([4, 0])])))
    expect(y).toBeCloseTo(0, 12);
  expect(principalPlane(fromRows([[1, 2]]))).toEqual([[0, 0]]);
});

test("needs two columns", () => {
  expect(() => principalPlane(fromRows([[1], [2]]))).toThrow("features of 1 column");
});
