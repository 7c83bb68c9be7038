import { expect, test } from "vitest";
import { tiersOf } from "../../src/property/tiers.ts";

const none = { conclusions: [], proofs: [], drawn: [] };

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
  const of = (kind: string) => [{ seed: 1 }, { data: { base: { kind }, test: null } }];
  expect(tiersOf({ ...none, drawn: of("digits") })).toEqual(["real data"]);
  expect(tiersOf({ ...none, drawn: of("mixture") })).toEqual([]);
});
