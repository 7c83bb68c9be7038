import { expect, test } from "vitest";
import { countOf, formatNumber, formatPercent } from "../../src/report/number.ts";

test.each([
  [0, "0"],
  [-0, "0"],
  [0.12345, "0.123"],
  [-0.5, "-0.5"],
  [1.2e-7, "1.2e-7"],
  [1.23456e-7, "1.23e-7"],
  [9.999e-4, "0.001"],
  [0.00123, "0.00123"],
  [1234.5, "1230"],
  [4096, "4096"],
  [999999, "999999"],
  [1e6, "1e6"],
  [123456.7, "1.23e5"],
  [-2.5e300, "-2.5e300"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "∞"],
  [Number.NEGATIVE_INFINITY, "-∞"],
])("formatNumber(%d) is %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test("shares are percents, counts agree with their noun", () => {
  expect(formatPercent(0.0894)).toBe("8.94\u00a0%");
  expect(formatPercent(1)).toBe("100\u00a0%");
  expect([0, 1, 2].map((count) => countOf(count, "case"))).toEqual(["no cases", "1 case", "2 cases"]);
});
