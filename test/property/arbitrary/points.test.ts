import fc from "fast-check";
import { expect, test } from "vitest";
import { anyPoints } from "../../../src/property/arbitrary/points.ts";

test("as many points as asked for, with integer coordinates within reach", () => {
  for (const points of fc.sample(anyPoints({ count: [2, 4], dimension: 3, reach: 2 }), { seed: 1, numRuns: 200 })) {
    expect(points.length).toBeGreaterThanOrEqual(2);
    expect(points.length).toBeLessThanOrEqual(4);
    for (const point of points) {
      expect(point).toHaveLength(3);
      for (const x of point) expect(Number.isInteger(x) && Math.abs(x) <= 2).toBe(true);
    }
  }
});

test("they shrink to the fewest points, at the origin", () => {
  const all = fc.check(
    fc.property(anyPoints({ count: [2, 4], dimension: 2, reach: 3 }), () => false),
    { seed: 1 },
  );
  expect(all.counterexample).toEqual([
    [
      [0, 0],
      [0, 0],
    ],
  ]);
});

test("refused by name", () => {
  expect(() => anyPoints({ count: [0, 2] })).toThrow("points from 0 to 2");
  expect(() => anyPoints({ dimension: 0 })).toThrow(RangeError);
  expect(() => anyPoints({ reach: 0 })).toThrow(RangeError);
});
