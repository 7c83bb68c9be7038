import { parse } from "mathjs/number";
import { describe, expect, test } from "vitest";
import { exactly, rational, rationalOf, rationalTerm } from "../../../src/theorem/proof/rational.ts";

describe("a decimal number is taken exactly as it is written", () => {
  test.each([
    [0.1, 1n, 10n],
    [-2.5, -5n, 2n],
    [1e-7, 1n, 10_000_000n],
    [1.5e21, 1_500_000_000_000_000_000_000n, 1n],
    [0, 0n, 1n],
  ])("%d", (number, over, under) => {
    expect(exactly(number)).toEqual({ over, under });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("%d is refused", (number) => {
    expect(() => exactly(number)).toThrow(`${number} is not a finite number`);
  });
});

describe("an expression without symbols has its exact value", () => {
  test.each([
    ["1 / 3", 1n, 3n],
    ["-(2 - 5) * 2", 6n, 1n],
    ["(2 / 3)^2", 4n, 9n],
    ["2^(-2)", 1n, 4n],
    ["+4 / -6", -2n, 3n],
  ])("%s", (text, over, under) => {
    expect(rationalOf(parse(text))).toEqual({ over, under });
  });

  test.each(["x + 1", "sqrt(2)", "2^(1 / 2)", "1 / 0", "0^(-1)"])("%s has none", (text) => {
    expect(rationalOf(parse(text))).toBeNull();
  });
});

test("terms are SMT-LIB's reals", () => {
  expect([rational(3n), rational(-3n), rational(2n, 6n), rational(2n, -6n)].map(rationalTerm)).toEqual([
    "3.0",
    "(- 3.0)",
    "(/ 1.0 3.0)",
    "(- (/ 1.0 3.0))",
  ]);
  expect(() => rational(1n, 0n)).toThrow("1/0 is no number");
});
