import { describe, expect, test } from "vitest";
import { random } from "../../src/data/random.ts";
import { median, medianCell, medianInterval } from "../../src/statistics/median.ts";
import { exactAtMost } from "./exact-binomial.ts";

describe("the median", () => {
  test("is the value in the middle, by size and not by spelling", () => {
    expect(median([10, 9, 2])).toBe(9);
    expect(median([-1, -10, 3, 100, 20])).toBe(3);
    expect(median([4])).toBe(4);
  });

  test("of an even number is the mean of the two in the middle", () => {
    expect(median([10, 2, 9, 100])).toBe(9.5);
  });

  test("of nothing is NaN", () => {
    expect(median([])).toBeNaN();
  });

  test("leaves the values in their order", () => {
    const values = [3, 1, 2];
    median(values);
    medianInterval(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("the interval of the median", () => {
  test("is unbounded below six values", () => {
    for (let n = 0; n < 6; n++) {
      const values = Array.from({ length: n }, (_, i) => i);
      expect(medianInterval(values)).toEqual({ low: -Infinity, high: Infinity });
    }
  });

  test("of six is from the smallest to the largest", () => {
    expect(medianInterval([5, 3, 100, 1, 4, 2])).toEqual({ low: 1, high: 100 });
  });

  // The median lies below the k-th smallest of n values when fewer than k of them are below it: Binomial(n, ½) < k.
  test.each([6, 7, 9, 10, 17, 24, 25, 40, 200])(
    "of %d is symmetric, covers with at least 95 %%, and no narrower one does",
    (n) => {
      const { low, high } = medianInterval(Array.from({ length: n }, (_, i) => n - i));
      expect(low + high).toBe(n + 1);
      expect(1 - 2 * exactAtMost(low - 1, n, 1, 2)).toBeGreaterThanOrEqual(0.95);
      expect(1 - 2 * exactAtMost(low, n, 1, 2)).toBeLessThan(0.95);
    },
  );

  // H0: the interval holds the true median in at least 95 % of samples. Of 4,000 samples the share falls 4 standard
  // deviations below that with probability 3e-5. The distribution is skewed: u², of median ¼.
  test("covers the median of a skewed distribution", () => {
    const { uniform } = random(12, "median");
    const samples = 4000;
    let covered = 0;
    for (let i = 0; i < samples; i++) {
      const { low, high } = medianInterval(Array.from({ length: 24 }, () => uniform() ** 2));
      if (low <= 0.25 && 0.25 <= high) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / samples));
  });
});

test("a cell holds the median with its interval", () => {
  const values = [9, 1, 5, 3, 7, 2, 8, 4, 6, 10, 11, 12];
  expect(medianCell(values)).toEqual({ median: 6.5, ...medianInterval(values) });
});
