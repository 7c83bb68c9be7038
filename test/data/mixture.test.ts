import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { gaussianMixture } from "../../src/data/mixture.ts";
import { classMeans } from "../../src/measure/collapse/class-means.ts";
import { betweenClassCovariance, withinClassCovariance } from "../../src/measure/collapse/covariance.ts";
import { dot, frobeniusNorm, row } from "../../src/network/matrix.ts";

const usual = { classes: 3, perClass: 5, dimension: 4, separation: 3, seed: 1 };

describe("a mixture", () => {
  test("is balanced, class by class", () => {
    const { inputs, labels, classes } = gaussianMixture(usual);
    expect(Array.from(labels)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    expect([inputs.rows, inputs.columns, classes]).toEqual([15, 4, 3]);
  });

  test("has mean squared norm 1 at any separation and dimension", () => {
    for (const [dimension, separation] of [
      [1, 0],
      [4, 3],
      [50, 10],
      [3, 1e6],
    ]) {
      const { inputs } = gaussianMixture({ ...usual, dimension, separation });
      expect(frobeniusNorm(inputs) ** 2 / inputs.rows).toBeCloseTo(1, 12);
    }
  });

  // H0: before scaling, noise has variance 1 per coordinate and E‖m_c‖² = separation². Their ratio is free of the
  // scale. tr Σ_W / width: 2e4 · 6 squares, standard error .3 %. The mean of 200 squared centre norms, 6 coordinates
  // each: 4.1 % standard error; the class-mean noise and the centring of 200 add below 1 %. Four standard errors
  // each.
  test("has centres as far out as `separation` says, in units of the noise", () => {
    const dimension = 6;
    const separation = 5;
    const data = gaussianMixture({ classes: 200, perClass: 100, dimension, separation, seed: 4 });
    const means = classMeans(data.inputs, data.labels, data.classes);
    const trace = (matrix: { rows: number; data: Float64Array }) =>
      matrix.data.reduce((sum, value, at) => (at % (matrix.rows + 1) === 0 ? sum + value : sum), 0);
    const within = withinClassCovariance(means);
    const noise = trace(within) / dimension;
    expect(trace(betweenClassCovariance(means)) / noise / separation ** 2).toBeGreaterThan(0.82);
    expect(trace(betweenClassCovariance(means)) / noise / separation ** 2).toBeLessThan(1.18);
    for (let i = 0; i < dimension; i++) expect(within.data[i * (dimension + 1)] / noise).toBeCloseTo(1, 1);
  });

  test("separates: at separation 20 every sample is nearest to its own class", () => {
    const { inputs, labels, classes } = gaussianMixture({ ...usual, perClass: 20, dimension: 10, separation: 20 });
    const { uncentred } = classMeans(inputs, labels, classes);
    for (let n = 0; n < inputs.rows; n++) {
      const distances = Array.from({ length: classes }, (_, c) => {
        const difference = row(inputs, n).map((x, i) => x - row(uncentred, c)[i]);
        return dot(difference, difference);
      });
      expect(distances.indexOf(Math.min(...distances))).toBe(labels[n]);
    }
  });

  test("keeps its centres when there are more samples of each class", () => {
    const few = gaussianMixture({ ...usual, perClass: 1, separation: 1e6 });
    const many = gaussianMixture({ ...usual, perClass: 4, separation: 1e6 });
    for (let c = 0; c < 3; c++) {
      for (let i = 0; i < 4; i++) expect(row(many.inputs, 4 * c)[i]).toBeCloseTo(row(few.inputs, c)[i], 4);
    }
  });
});

describe("a seed", () => {
  test("fixes every bit: this digest may never change", () => {
    const { inputs } = gaussianMixture(usual);
    const digest = createHash("sha256").update(new Uint8Array(inputs.data.buffer)).digest("hex");
    expect(digest).toBe("4c559e33db4b229e46d120b8f01b4571e215fbd9bee2686b4e6999bf72d2aa91");
  });

  test("chooses the samples", () => {
    expect(gaussianMixture(usual)).toEqual(gaussianMixture(usual));
    expect(gaussianMixture({ ...usual, seed: 2 }).inputs).not.toEqual(gaussianMixture(usual).inputs);
  });
});

test.each([
  [{ classes: 1 }, "a mixture of 1 classes: choose an integer of at least 2"],
  [{ classes: 2.5 }, "a mixture of 2.5 classes"],
  [{ perClass: 0 }, "0 samples per class: choose an integer of at least 1"],
  [{ perClass: Number.NaN }, "NaN samples per class"],
  [{ dimension: 0 }, "a mixture in dimension 0: choose an integer of at least 1"],
  [{ separation: Number.NaN }, "separation NaN: it must be finite and not negative"],
  [{ separation: -1 }, "separation -1: it must be finite and not negative"],
  [{ separation: Number.POSITIVE_INFINITY }, "separation Infinity"],
  [{ separation: 1e200 }, "separation 1e+200: the samples' norms overflow"],
  [{ seed: 0.5 }, "seed 0.5"],
])("%o is refused by name", (wrong, message) => {
  expect(() => gaussianMixture({ ...usual, ...wrong })).toThrow(message);
});
