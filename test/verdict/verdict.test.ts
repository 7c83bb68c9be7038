import { describe, expect, test } from "vitest";
import type { ControlFinding } from "../../src/finding/control.ts";
import type { Verdict } from "../../src/finding/verdict.ts";
import { allOf, verdictWith } from "../../src/verdict/verdict.ts";

const control = (must: ControlFinding["must"], verdict: Verdict): ControlFinding => ({
  name: `a ${verdict} control`,
  population: "",
  must,
  verdict,
  cases: 1,
  failures: 0,
  diverged: 0,
  discards: [],
  conclusions: [],
});

test("a conjunction of verdicts is as its worst part", () => {
  expect(allOf(["holds", "holds"])).toBe("holds");
  expect(allOf(["holds", "undecided"])).toBe("undecided");
  expect(allOf(["undecided", "vacuous", "holds"])).toBe("vacuous");
  expect(allOf(["vacuous", "undecided", "refuted", "holds"])).toBe("refuted");
});

describe("verdictWith", () => {
  test.each([
    ["holds", "refuted"],
    ["refuted", "holds"],
  ] as const)("%s stands where every control is %s, and not otherwise", (evidence, must) => {
    expect(verdictWith(evidence, [control(must, must)])[0]).toBe(evidence);
    for (const silent of ["undecided", "vacuous", evidence] as const) {
      const [verdict, reason] = verdictWith(evidence, [control(must, must), control(must, silent)]);
      expect(verdict).toBe("vacuous");
      expect(reason).toContain(`“a ${silent} control” is ${silent}, not ${must}`);
    }
  });

  test.each([
    ["holds", "refuted", 1, "the cases confirm it, and its control is refuted"],
    ["holds", "refuted", 3, "the cases confirm it, and all 3 controls are refuted"],
    ["refuted", "holds", 1, "the cases contradict it, and its control holds"],
    ["refuted", "holds", 2, "the cases contradict it, and all 2 controls hold"],
  ] as const)("%s with controls that are %s, %d of them, is told as a sentence", (evidence, must, count, reason) => {
    const controls = Array.from({ length: count }, () => control(must, must));
    expect(verdictWith(evidence, controls)[1]).toBe(reason);
  });

  test("a counterexample stands without a control that fails too", () => {
    expect(verdictWith("refuted", [control("refuted", "holds")])[0]).toBe("refuted");
  });

  test.each(["undecided", "vacuous"] as const)("%s evidence stays so whatever the controls say", (evidence) => {
    expect(verdictWith(evidence, [control("refuted", "refuted")])[0]).toBe(evidence);
  });
});
