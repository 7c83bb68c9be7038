import { describe, expect, test } from "vitest";
import { random } from "../../src/data/random.ts";
import { binomialAtMost, clopperPearson, upperBoundWithoutHits } from "../../src/statistics/binomial.ts";
import { exactAtMost } from "./exact-binomial.ts";

// A sum of n terms, each after up to 2n roundings, is good to about n · 2⁻⁵² of itself; bounds are by 60 halvings of
// [0, 1].

describe("binomialAtMost", () => {
  test.each([
    [1, 2],
    [1, 20],
    [3, 10],
    [7, 10],
    [19, 20],
    [99, 100],
  ])("is the sum of its definition at p = %d/%d", (a, b) => {
    for (const n of [1, 2, 3, 7, 24, 40]) {
      for (let k = 0; k <= n; k++) {
        expect(Math.abs(binomialAtMost(k, n, a / b) - exactAtMost(k, n, a, b))).toBeLessThan(1e-13);
      }
    }
  });

  test("is good for a thousand trials", () => {
    for (const [k, a, b] of [
      [500, 1, 2],
      [450, 1, 2],
      [950, 19, 20],
      [40, 1, 20],
    ]) {
      expect(Math.abs(binomialAtMost(k, 1000, a / b) - exactAtMost(k, 1000, a, b))).toBeLessThan(1e-11);
    }
  });

  test("counts hits or misses alike: P(X ≤ k | p) = 1 − P(X ≤ n − k − 1 | 1 − p)", () => {
    for (let k = 0; k < 30; k++) {
      for (const p of [0.01, 0.2, 0.5, 0.5 + 1e-9, 0.83]) {
        expect(Math.abs(binomialAtMost(k, 30, p) + binomialAtMost(29 - k, 30, 1 - p) - 1)).toBeLessThan(1e-13);
      }
    }
  });

  test("at the ends", () => {
    expect(binomialAtMost(-1, 5, 0.3)).toBe(0);
    expect(binomialAtMost(5, 5, 0.3)).toBe(1);
    expect(binomialAtMost(6, 5, 0.3)).toBe(1);
    expect(binomialAtMost(0, 0, 0.3)).toBe(1);
    expect([0, 4].map((k) => binomialAtMost(k, 5, 0))).toEqual([1, 1]);
    expect([0, 4].map((k) => binomialAtMost(k, 5, 1))).toEqual([0, 0]);
  });
});

describe("the Clopper–Pearson interval", () => {
  test("of 5 of 20 is the textbooks' [.0866, .4910]", () => {
    const { low, high } = clopperPearson(5, 20);
    expect(low.toFixed(4)).toBe("0.0866");
    expect(high.toFixed(4)).toBe("0.4910");
  });

  test.each([1, 5, 20, 200])("of 0 of %d is [0, 1 − (α/2)^(1/n)], and of all its mirror image", (n) => {
    const bound = 1 - 0.025 ** (1 / n);
    const none = clopperPearson(0, n);
    const all = clopperPearson(n, n);
    expect(none.low).toBe(0);
    expect(none.high).toBeCloseTo(bound, 12);
    expect(all.low).toBeCloseTo(1 - bound, 12);
    expect(all.high).toBe(1);
  });

  test("has a tail of α/2 beyond either end", () => {
    for (const [hits, n, confidence] of [
      [3, 17, 0.95],
      [16, 17, 0.99],
      [40, 200, 0.9],
    ]) {
      const { low, high } = clopperPearson(hits, n, confidence);
      expect(1 - binomialAtMost(hits - 1, n, low)).toBeCloseTo((1 - confidence) / 2, 11);
      expect(binomialAtMost(hits, n, high)).toBeCloseTo((1 - confidence) / 2, 11);
    }
  });

  test("knows nothing without trials", () => {
    expect(clopperPearson(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test("covers every share with at least its confidence, summed exactly over the outcomes", () => {
    for (const n of [5, 12, 24, 40]) {
      const intervals = Array.from({ length: n + 1 }, (_, hits) => clopperPearson(hits, n));
      for (let a = 1; a < 100; a++) {
        let coverage = 0;
        for (const [hits, { low, high }] of intervals.entries()) {
          if (low <= a / 100 && a / 100 <= high) {
            coverage += exactAtMost(hits, n, a, 100) - (hits === 0 ? 0 : exactAtMost(hits - 1, n, a, 100));
          }
        }
        expect(coverage).toBeGreaterThanOrEqual(0.95);
      }
    }
  });

  // H0: the interval covers the true share in at least 95 % of samples. Of 4,000 samples the share covered falls 4
  // standard deviations below that with probability 3e-5.
  test.each([0.05, 0.3, 0.5])("covers a share of %d in samples of 30", (share) => {
    const { uniform } = random(11, `coverage ${share}`);
    const samples = 4000;
    let covered = 0;
    for (let i = 0; i < samples; i++) {
      let hits = 0;
      for (let n = 0; n < 30; n++) if (uniform() < share) hits++;
      const { low, high } = clopperPearson(hits, 30);
      if (low <= share && share <= high) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / samples));
  });
});

describe("the upper bound without hits", () => {
  test("is 1 − α^(1/n)", () => {
    for (const n of [1, 2, 10, 59, 200, 1000]) {
      expect(upperBoundWithoutHits(n)).toBeCloseTo(1 - 0.05 ** (1 / n), 12);
      expect(upperBoundWithoutHits(n, 0.001)).toBeCloseTo(1 - 0.001 ** (1 / n), 12);
    }
    expect(upperBoundWithoutHits(200)).toBeLessThan(0.015);
  });

  test("is 1 without trials", () => {
    expect(upperBoundWithoutHits(0)).toBe(1);
  });
});
