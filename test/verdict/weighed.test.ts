import { describe, expect, test } from "vitest";
import type { CaseRecord } from "../../src/case/record.ts";
import { integer } from "../../src/property/arbitrary/numbers.ts";
import { property } from "../../src/property/property.ts";
import { relative } from "../../src/property/tolerance.ts";
import { theorem } from "../../src/theorem/theorem.ts";
import { budgetOf, weighedPart } from "../../src/verdict/weighed.ts";
import { below, common } from "../property/example.ts";

const untried = () => expect.unreachable();
const weights = { claims: 6, profile: "quick", cases: null, precision: "float64" } as const;
const own = { part: "", population: "" };
const control = { part: "the other way", population: "" };
const name = { claim: "family/name", ...own, seed: 2023 };

function record(index: number, more: Partial<CaseRecord> = {}): CaseRecord {
  const measured = { claim: [{ x: 1, y: 2 }] };
  return { ...name, index, drawn: { x: 1 }, runs: [], status: "measured", measured, ...more } as CaseRecord;
}

describe("a part", () => {
  test("needs as many cases as its kind of claim says, a control's at most what decides it", () => {
    const exact = below("exact", untried, { atLeast: 30 });
    const needed = (part: typeof own, more = {}) => weighedPart(exact, part, { ...weights, ...more }).evidence.needed;
    expect(needed(own)).toBe(40);
    expect(needed(own, { profile: "full" })).toBe(200);
    expect(needed(own, { cases: 7 })).toBe(7);
    expect(needed(control)).toBe(2);
    const typical = below("typical", untried, { atLeast: 30 });
    expect(weighedPart(typical, own, weights).evidence.needed).toBe(30);
    expect(weighedPart(typical, own, { ...weights, cases: 12 }).evidence.needed).toBe(12);
    expect(weighedPart(typical, control, { ...weights, cases: 12 }).evidence.needed).toBe(2);
  });

  test("takes in its records in order, and no other", () => {
    const part = weighedPart(below("exact", untried), own, weights);
    part.add(record(0));
    expect(() => part.add(record(2))).toThrow(new RangeError("case 2 after 1 cases: records are weighed in order"));
    expect(() => part.add(record(0))).toThrow(RangeError);
    part.add(record(1));
    expect(part.evidence.cases).toBe(2);
  });

  test("tells which symbol a record lacks", () => {
    const part = weighedPart(below("exact", untried), own, weights);
    expect(() => part.add(record(0, { measured: { claim: [{ x: 1 }] } }))).toThrow("y");
  });

  test("keeps the trainings' names, whether data was real, and of the claim what its cases show", () => {
    const claim = weighedPart(below("exact", untried), { part: "", population: "small" }, weights);
    const of = (part: typeof own) => {
      const weighed = weighedPart(below("exact", untried), part, weights);
      weighed.add(record(0, { runs: ["b", "a"], shows: 5 }));
      weighed.add(record(1, { runs: ["a"], drawn: { data: { kind: "digits" } } }));
      weighed.add(record(2, { runs: ["c"], status: "diverged", reason: "at step 3" }));
      return { runs: [...weighed.runs], realData: weighed.realData, shown: weighed.shown };
    };
    expect(claim).toMatchObject({ realData: false, shown: [], population: "small" });
    const shown = [{ population: "", drawn: { x: 1 }, shows: 5 }];
    expect(of(own)).toEqual({ runs: ["b", "a", "c"], realData: true, shown });
    expect(of(control)).toMatchObject({ runs: ["b", "a", "c"], realData: true, shown: [] });
  });

  test("is judged by the tolerance of the precision that its networks are trained in", () => {
    const float32 = { limit: 0.1, because: "rounding" };
    const claim = property(theorem({ ...common, kind: "exact", formula: "x == y", expected: "holds" }), {
      given: { x: integer(1, 100) },
      trial: untried,
      within: relative(1e-10, { because: "for the test", float32 }),
      controls: { "far off": { formula: "x == 2 * y" } },
    });
    const verdict = (precision: "float64" | "float32") => {
      const part = weighedPart(claim, own, { ...weights, precision });
      part.add(record(0, { measured: { claim: [{ x: 1, y: 1.01 }] } }));
      return part.evidence.verdict;
    };
    expect([verdict("float64"), verdict("float32")]).toEqual(["refuted", "holds"]);
  });

  test("hears of a divergence what its control must show", () => {
    const diverged = (part: typeof own, kind: "exact" | "typical") => {
      const weighed = weighedPart(below(kind, untried), part, weights);
      weighed.add(record(0, { status: "diverged", reason: "at step 3" }));
      return weighed.evidence.failures;
    };
    expect(diverged(own, "typical")).toBe(1);
    expect(diverged(control, "typical")).toBe(0);
    expect(diverged(own, "exact")).toBe(0);
  });
});

test("the budget is the run's, else the claim's, else the profile's", () => {
  const claim = below("exact", untried, { cases: { quick: 8 } });
  expect(budgetOf(claim, { profile: "quick", cases: 3 })).toBe(3);
  expect(budgetOf(claim, { profile: "quick", cases: null })).toBe(8);
  expect(budgetOf(claim, { profile: "full", cases: null })).toBe(200);
});
