import { expect, test } from "vitest";
import { farthest } from "../../src/case/agreement.ts";
import type { CaseResult } from "../../src/case/record.ts";

const measured = (values: Record<string, number>[]): CaseResult => ({
  drawn: {},
  runs: [],
  status: "measured",
  measured: { claim: values },
});

test("the symbol that differs most is found over all instances, relative to the larger value", () => {
  const here = measured([
    { a: 1, b: 100 },
    { a: -2, b: 0 },
  ]);
  const there = measured([
    { a: 1, b: 101 },
    { a: -2.5, b: 0 },
  ]);
  expect(farthest(here, there)).toEqual({ difference: 0.2, symbol: "a", here: -2, there: -2.5 });
  expect(farthest(here, here)).toMatchObject({ difference: 0 });
});

test("a symbol that one lacks, or that is not a number, differs most of all", () => {
  const here = measured([{ a: 1, b: 1 }]);
  expect(farthest(here, measured([{ a: 3 }]))).toMatchObject({ symbol: "b", difference: Number.NaN });
  expect(farthest(here, measured([{ a: Number.NaN, b: 1 }]))).toMatchObject({ symbol: "a", difference: Number.NaN });
});

test("where one of the two measured nothing there is nothing to compare", () => {
  const diverged: CaseResult = { drawn: {}, runs: [], status: "diverged", reason: "at step 3" };
  expect(farthest(measured([{ a: 1 }]), diverged)).toBeNull();
});
