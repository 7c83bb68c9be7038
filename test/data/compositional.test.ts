import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Compositional, compositional, compositionalTarget } from "../../src/data/compositional.ts";
import type { Samples } from "../../src/data/dataset.ts";

const usual: Compositional = { variables: 8, terms: 3, steepness: 1, seed: 1 };

/** The centre of a set's targets, and their variance. */
function meanAndVariance({ targets }: Samples) {
  const mean = targets.data.reduce((sum, y) => sum + y, 0) / targets.rows;
  return { mean, variance: targets.data.reduce((sum, y) => sum + (y - mean) ** 2, 0) / targets.rows };
}

describe("the samples", () => {
  test("are of the counts asked for, and no set repeats another", () => {
    const sets = compositional(usual, { training: 20, validation: 10, test: 30 });
    expect(Object.keys(sets)).toEqual(["training", "validation", "test"]);
    expect([sets.training.inputs.rows, sets.validation.inputs.rows, sets.test.targets.rows]).toEqual([20, 10, 30]);
    const all = Object.values(sets).flatMap(({ inputs }) => [...inputs.data]);
    expect(new Set(all).size).toBe(60 * 8);
  });

  // H0: uniform on [−1, 1], variance ⅓. Of 16,000 numbers the mean has standard error .0046, that of the squares .0024.
  test("are uniform on the cube", () => {
    const { inputs } = compositional(usual, { some: 2000 }).some;
    expect(Math.max(...inputs.data)).toBeLessThan(1);
    expect(Math.min(...inputs.data)).toBeGreaterThanOrEqual(-1);
    expect(Math.abs(inputs.data.reduce((sum, x) => sum + x, 0) / 16_000)).toBeLessThan(0.02);
    expect(Math.abs(inputs.data.reduce((sum, x) => sum + x * x, 0) / 16_000 - 1 / 3)).toBeLessThan(0.01);
  });

  test("more of them begin with the same ones, of the same function", () => {
    const few = compositional(usual, { training: 5 }).training;
    const many = compositional(usual, { test: 1, training: 9 }).training;
    expect([...many.targets.data.slice(0, 5)]).toEqual([...few.targets.data]);
  });
});

describe("the target", () => {
  test("has about mean 0 and variance 1", () => {
    for (const seed of [1, 2, 3, 4]) {
      const { mean, variance } = meanAndVariance(compositional({ ...usual, seed }, { some: 4000 }).some);
      // The probes are 1000 points: their mean and variance are off by a few times .03.
      expect(Math.abs(mean)).toBeLessThan(0.15);
      expect(Math.abs(variance - 1)).toBeLessThan(0.2);
    }
  });

  // y reads x_1 and x_2 through one number, h(x_1, x_2): so ∂_1 y / ∂_2 y is ∂_1 h / ∂_2 h, whatever the other variables are. In
  // the same way ∂_1 y / ∂_3 y is up to x_1, …, x_4, which two further nodes join.
  describe("is a tree: the ratio of two slopes is up to the variables below the node that joins them", () => {
    const target = compositionalTarget(usual);
    const ratioOfSlopes = (i: number, j: number, x: number[]) => {
      const slope = (at: number) => {
        const value = (step: number) => target(Float64Array.from(x, (each, v) => (v === at ? each + step : each)));
        return (value(1e-4) - value(-1e-4)) / 2e-4;
      };
      return slope(i) / slope(j);
    };
    const x = [0.3, -0.5, 0.1, 0.7, -0.2, 0.4, -0.6, 0.2];
    const change = (variable: number) => x.map((each, v) => (v === variable ? -0.9 * each + 0.05 : each));
    test.each([
      [0, 1, [0, 1]],
      [4, 5, [4, 5]],
      [0, 2, [0, 1, 2, 3]],
      [5, 7, [4, 5, 6, 7]],
      [3, 4, [0, 1, 2, 3, 4, 5, 6, 7]],
    ])("∂_%i y / ∂_%i y is up to %o", (i, j, below) => {
      const before = ratioOfSlopes(i, j, x);
      const matters = x.map((_, v) => Math.abs(ratioOfSlopes(i, j, change(v)) / before - 1) > 1e-5);
      expect(matters.flatMap((each, v) => (each ? [v] : []))).toEqual(below);
    });
  });
});

test("a seed fixes every bit: this digest may never change", () => {
  const { some } = compositional(usual, { some: 50 });
  const bytes = (numbers: Float64Array) => new Uint8Array(numbers.buffer);
  const digest = createHash("sha256").update(bytes(some.inputs.data)).update(bytes(some.targets.data)).digest("hex");
  expect(digest).toBe("43b493dd42cc36a474b2d92913145cccc271736b3ad7fe6fb0652adf47c3a9aa");
});

test.each([
  [{ variables: 6 }, "6 variables: the leaves of a binary tree are a power of 2"],
  [{ variables: 1 }, "1 variables"],
  [{ terms: 0 }, "0 terms: choose an integer of at least 1"],
  [{ steepness: 0 }, "steepness 0: it must be positive and finite"],
])("%o is refused by name", (wrong, message) => {
  expect(() => compositional({ ...usual, ...wrong }, { some: 3 })).toThrow(message);
});

test("a set without samples is refused by name", () => {
  expect(() => compositional(usual, { training: 2, test: 0 })).toThrow("0 samples for test");
});
