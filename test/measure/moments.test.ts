import { expect, test } from "vitest";
import { moments } from "../../src/measure/moments.ts";

test("by hand, with the number of values as the divisor", () => {
  expect(moments([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, std: 2 });
  expect(moments(Float64Array.of(3))).toEqual({ mean: 3, std: 0 });
});

test("equal values have exactly that mean and no spread, however they round", () => {
  expect(moments(new Array(10).fill(0.1))).toEqual({ mean: 0.1, std: 0 });
});

test("values far from 0 keep their spread", () => {
  expect(moments([1e9, 1e9 + 1, 1e9 + 2]).std).toBeCloseTo(Math.sqrt(2 / 3), 12);
});

test("no values, or one that is not finite, are refused by name", () => {
  expect(() => moments([])).toThrow("no values: a mean needs at least one");
  expect(() => moments([1, Number.NaN])).toThrow("value 1 is NaN");
});
