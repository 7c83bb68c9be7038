import { expect, test } from "vitest";
import { root } from "../../src/network/root.ts";

test("a root is the inverse of a power, in a few last bits", () => {
  expect(root(8, 3)).toBe(2);
  expect(root(4, 2)).toBe(2);
  for (const value of [1e-300, 1e-9, 0.1, 0.999, 1, 1.001, 3, 4711, 1e12, 1e300]) {
    expect(root(value, 1)).toBe(value);
    for (const degree of [2, 3, 4, 5, 8]) {
      const power = Array<number>(degree)
        .fill(root(value, degree))
        .reduce((product, factor) => product * factor);
      expect(Math.abs(power / value - 1)).toBeLessThan(4 * degree * Number.EPSILON);
    }
  }
});

test("what has no root is refused by name", () => {
  for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => root(value, 2)).toThrow(`the root of ${value}`);
  }
  for (const degree of [0, 1.5, Number.NaN]) expect(() => root(2, degree)).toThrow(`degree ${degree}`);
});
