import { expect, test } from "vitest";
import { isRealData, tiersOf } from "../../src/verdict/tiers.ts";

const none = { conclusions: [], proofs: [], realData: false };

test("a finding without evidence has no tier", () => {
  expect(tiersOf(none)).toEqual([]);
});

test("proved: all lemmas, of which there is one at least", () => {
  expect(tiersOf({ ...none, proofs: [{ outcome: "proved" }] })).toEqual(["proved"]);
  expect(tiersOf({ ...none, proofs: [{ outcome: "proved" }, { outcome: "undecided" }] })).toEqual([]);
});

test("identity and measured: the exact and the typical part of a claim", () => {
  expect(tiersOf({ ...none, conclusions: [{ kind: "typical" }, { kind: "exact" }] })).toEqual(["identity", "measured"]);
});

test("real data: digits among the drawn cases, wherever they stand", () => {
  const of = (kind: string) => ({ seed: 1, data: { base: { kind }, test: null } });
  expect(isRealData(of("digits"))).toBe(true);
  expect(isRealData(of("mixture"))).toBe(false);
  expect(tiersOf({ ...none, realData: true })).toEqual(["real data"]);
});
