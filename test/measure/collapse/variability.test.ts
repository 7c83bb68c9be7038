import { Matrix as Algebra, pseudoInverse } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { random } from "../../../src/data/random.ts";
import { type ClassMeans, classMeans } from "../../../src/measure/collapse/class-means.ts";
import { betweenClassCovariance, withinClassCovariance } from "../../../src/measure/collapse/covariance.ts";
import {
  classDistanceNormalizedVariance,
  variabilityRatio,
  withinBetween,
} from "../../../src/measure/collapse/variability.ts";
import { fromRows, type Matrix, zeros } from "../../../src/network/matrix.ts";
import { clusters, collapsed, cross, orthogonal, simplex } from "./frames.ts";

/**
 * `samples` normal features of `width` entries, in classes of unequal size, far from the origin and so hard to
 * centre.
 */
function noisy(seed: number, samples: number, width: number, classes: number): ClassMeans {
  const generator = random(seed, "test");
  const features = zeros(samples, width);
  for (let i = 0; i < features.data.length; i++) features.data[i] = 10 + generator.normal();
  const labels = Int32Array.from({ length: samples }, (_, n) => (n < classes ? n : generator.integer(0, classes - 1)));
  return classMeans(features, labels, classes);
}

const trace = (matrix: Algebra) => matrix.trace();
const algebra = ({ rows, columns, data }: Matrix) => Algebra.from1DArray(rows, columns, data);

describe("collapsed features", () => {
  test.each([
    ["simplex", simplex],
    ["orthogonal", orthogonal],
    ["cross", cross],
  ])("%s: every measure is exactly 0", (_, frame) => {
    const means = collapsed(frame);
    expect(variabilityRatio(means)).toBe(0);
    expect(withinBetween(means)).toBe(0);
    expect(classDistanceNormalizedVariance(means)).toEqual({ mean: 0, max: 0 });
  });

  test("so they do where entries round", () => {
    const means = collapsed([
      [0.1, 0.7],
      [1 / 3, -0.2],
      [0.3, 0.9],
    ]);
    expect([variabilityRatio(means), withinBetween(means)]).toEqual([0, 0]);
  });
});

describe("by hand", () => {
  // Means ±(3, 0), noise ±(1, 2): Σ_W = (1 2; 2 4), Σ_B = (9 0; 0 0).
  const means = clusters(
    [
      [3, 0],
      [-3, 0],
    ],
    [
      [1, 2],
      [-1, -2],
    ],
  );

  test("variability ratio: tr Σ_W / tr Σ_B", () => {
    expect(variabilityRatio(means)).toBe(5 / 9);
  });

  test("within-between: only the noise along the class means counts", () => {
    expect(withinBetween(means)).toBeCloseTo(1 / 9 / 2, 15);
  });

  test("class-distance normalised variance: (5 + 5) / (2 · 36)", () => {
    expect(classDistanceNormalizedVariance(means)).toEqual({ mean: 5 / 36, max: 5 / 36 });
  });

  test("of three classes the closest pair is the maximum", () => {
    // Noise ±1: Var = 1. Distances 2, 8, 10: values 1/4, 1/64, 1/100.
    const line = clusters([[0], [2], [10]], [[1], [-1]]);
    const { mean, max } = classDistanceNormalizedVariance(line);
    expect(max).toBe(0.25);
    expect(mean).toBeCloseTo((1 / 4 + 1 / 64 + 1 / 100) / 3, 15);
  });

  test("each class has its own variance, over its own number of samples", () => {
    // Class 0: 0, 2 with Var 1; class 1: 7, 9, 11, 13 with mean 10 and Var 5; distance 9.
    const means = classMeans(fromRows([[0], [2], [7], [9], [11], [13]]), [0, 0, 1, 1, 1, 1], 2);
    expect(classDistanceNormalizedVariance(means).mean).toBe(6 / (2 * 81));
  });

  test("noise across the class means: the ratio sees it, within-between does not", () => {
    const across = clusters(
      [
        [3, 0],
        [-3, 0],
      ],
      [
        [0, 2],
        [0, -2],
      ],
    );
    expect(variabilityRatio(across)).toBe(4 / 9);
    expect(withinBetween(across)).toBe(0);
  });
});

// The definition with full covariances and a pseudo-inverse loses digits to Σ_B's condition, at most about 1e4 here.
test.each([
  [30, 6, 4],
  [40, 3, 5],
  [12, 20, 3],
  [9, 1, 2],
])("agree with full covariances: %d samples, width %d, %d classes", (samples, width, classes) => {
  for (let seed = 0; seed < 20; seed++) {
    const means = noisy(seed, samples, width, classes);
    const within = algebra(withinClassCovariance(means));
    const between = algebra(betweenClassCovariance(means));
    const direct = trace(within.mmul(pseudoInverse(between, 1e-10))) / classes;
    expect(variabilityRatio(means) / (trace(within) / trace(between))).toBeCloseTo(1, 10);
    expect(withinBetween(means) / direct).toBeCloseTo(1, 8);
  }
});

test("all are free of the features' scale and origin", () => {
  const one = noisy(1, 24, 5, 3);
  const moved = { ...one.features, data: one.features.data.map((h, i) => 7 * h + (i % 5)) };
  const other = classMeans(moved, one.labels, 3);
  expect(variabilityRatio(other) / variabilityRatio(one)).toBeCloseTo(1, 11);
  expect(withinBetween(other) / withinBetween(one)).toBeCloseTo(1, 11);
  expect(classDistanceNormalizedVariance(other).max / classDistanceNormalizedVariance(one).max).toBeCloseTo(1, 11);
});

describe("class means that coincide are infinitely far from collapse, never NaN:", () => {
  test.each([
    [
      "all features 0",
      collapsed([
        [0, 0],
        [0, 0],
      ]),
    ],
    [
      "all features alike",
      collapsed([
        [0.1, 0.3],
        [0.1, 0.3],
        [0.1, 0.3],
      ]),
    ],
    ["noise only", clusters([[1], [1]], [[2], [-2]])],
    ["alike up to rounding", classMeans(fromRows([[0.3], [0.1 + 0.2], [0.3], [0.1 + 0.2]]), [0, 0, 0, 1], 2)],
  ])("%s", (_, means) => {
    expect(variabilityRatio(means)).toBe(Infinity);
    expect(withinBetween(means)).toBe(Infinity);
    expect(classDistanceNormalizedVariance(means)).toEqual({ mean: Infinity, max: Infinity });
  });

  test("two of three: that pair only", () => {
    const means = clusters(
      [
        [0, 0],
        [0, 0],
        [6, 0],
      ],
      [
        [1, 0],
        [-1, 0],
      ],
    );
    expect(classDistanceNormalizedVariance(means).max).toBe(Infinity);
    expect(variabilityRatio(means)).toBeCloseTo(1 / 8, 14);
    expect(withinBetween(means)).toBeCloseTo(1 / 8 / 3, 14);
  });
});
