import { describe, expect, test } from "vitest";
import type { CaseRecord, Values } from "../../src/case/record.ts";
import type { Counterexample } from "../../src/finding/cases.ts";
import { integer } from "../../src/property/arbitrary/numbers.ts";
import { type Property, property } from "../../src/property/property.ts";
import { absolute } from "../../src/property/tolerance.ts";
import { theorem } from "../../src/theorem/theorem.ts";
import { failureOf, findingOf, repeatedCase } from "../../src/verdict/finding.ts";
import { type WeighedPart, weighedPart } from "../../src/verdict/weighed.ts";
import { proof } from "../finding/example.ts";
import { below, common, within } from "../property/example.ts";

const untried = () => expect.unreachable();
const weights = { claims: 1, profile: "quick", cases: null, precision: "float64" } as const;
const run = { seed: 2023, profile: "quick", engine: "simd, float64" };

/** A case that measured values, missed a hypothesis, or diverged. */
type Outcome = Values | "discarded" | "diverged";

/** A part of which these cases were made, each with a training named after it. */
function part(
  of: Property,
  outcomes: readonly Outcome[],
  at: { part?: string; population?: string } = {},
): WeighedPart {
  const place = { part: "", population: "", ...at };
  const weighed = weighedPart(of, place, weights);
  for (const [index, outcome] of outcomes.entries()) {
    const name = { claim: "family/name", ...place, index, seed: 2023, drawn: { index }, runs: [`run ${index}`] };
    const result =
      typeof outcome === "string"
        ? { status: outcome, reason: `why ${outcome}` }
        : { status: "measured", measured: { claim: [outcome] }, shows: outcome };
    weighed.add({ ...name, ...result } as CaseRecord);
  }
  return weighed;
}

const yes: Outcome = { x: 1, y: 2 };
const no: Outcome = { x: 3, y: 2 };
const ten = Array.from({ length: 10 }, () => yes);

const exact = below("exact", untried);
const refutable = below("exact", untried, { expected: "refuted" });
const typical = below("typical", untried);
const control = (of: Property, ...outcomes: Outcome[]) => part(of, outcomes, { part: "the other way" });

function finding(of: Property, parts: readonly WeighedPart[], more: Partial<Parameters<typeof findingOf>[3]> = {}) {
  return findingOf("family/name", of, parts, { proofs: [], counterexample: null, agreement: null, run, ...more });
}

describe("a finding", () => {
  test("says what the claim says, and where and how it was decided", () => {
    const told = theorem({
      ...common,
      kind: "exact",
      formula: "x < y",
      expected: "holds",
      remarks: ["a remark"],
      sister: "family/sister",
    });
    const claim = property(told, { ...exact.specification, controls: { c: {} } } as never);
    expect(finding(claim, [part(claim, [yes])])).toMatchObject({
      id: "family/name",
      family: "family",
      kind: "exact",
      expected: "holds",
      says: "x is below y.",
      assumes: [],
      where: { x: "x", y: "y" },
      source: "a test (measured)",
      remarks: ["a remark"],
      sister: "family/sister",
      seed: 2023,
      profile: "quick",
      engine: "simd, float64",
    });
    expect(finding(exact, [part(exact, [yes])])).toMatchObject({ remarks: [], sister: null });
  });

  test("holds where every case does and the control fails", () => {
    const found = finding(exact, [part(exact, [yes, yes]), control(exact, no, no)]);
    expect(found).toMatchObject({ verdict: "holds", cases: 2, failures: 0, counterexample: null });
    expect(found.reason).toBe("the cases confirm it, and its control is refuted");
    expect(found.confidence).toBe(found.conclusions[0].confidence);
    expect(found.controls).toMatchObject([
      { name: "the other way", population: "", must: "refuted", verdict: "refuted", cases: 2, failures: 2 },
    ]);
  });

  test("is vacuous where the control is silent, or over half of the cases are", () => {
    const silent = finding(exact, [part(exact, [yes]), control(exact, ...ten)]);
    expect(silent.verdict).toBe("vacuous");
    expect(silent.reason).toContain("“the other way” is holds, not refuted");
    const outside = finding(exact, [part(exact, ["discarded", "discarded", yes]), control(exact, no, no)]);
    expect(outside).toMatchObject({ verdict: "vacuous", discards: [{ reason: "why discarded", count: 2 }] });
  });

  test("of a refuted claim needs a control in which the check passes", () => {
    const refuted = finding(refutable, [part(refutable, [yes, no]), control(refutable, ...ten)]);
    expect(refuted).toMatchObject({
      verdict: "refuted",
      failures: 1,
      reason: "the cases contradict it, and its control holds",
    });
    expect(finding(refutable, [part(refutable, [no]), control(refutable, no, no)]).verdict).toBe("vacuous");
  });

  test("is undecided while a typical claim is", () => {
    expect(finding(typical, [part(typical, [yes, yes]), control(typical, no, no)]).verdict).toBe("undecided");
  });

  test("counts over all populations, and is refuted by one of them", () => {
    const several = [
      part(refutable, [yes, "diverged", "discarded"], { population: "small" }),
      part(refutable, [no, no, yes, "discarded"], { population: "large" }),
      part(refutable, ten, { part: "the other way", population: "small" }),
      part(refutable, ten, { part: "the other way", population: "large" }),
    ];
    const found = finding(refutable, several);
    expect(found).toMatchObject({ verdict: "refuted", cases: 7, failures: 2, diverged: 1 });
    expect(found.discards).toEqual([{ reason: "why discarded", count: 2 }]);
    expect(found.conclusions.map(({ population, verdict }) => [population, verdict])).toEqual([
      ["small", "holds"],
      ["large", "refuted"],
    ]);
    // Of the population that decides.
    expect(found.confidence).toBe(found.conclusions[1].confidence);
    expect(found.controls.map(({ population }) => population)).toEqual(["small", "large"]);
  });

  test("names every training of its cases and controls once, in order", () => {
    const { runs } = finding(exact, [part(exact, [yes, yes, yes]), control(exact, no, no, no, no)]);
    expect(runs).toEqual(["run 0", "run 1", "run 2", "run 3"]);
  });

  test("has lemmas, which do not move its verdict", () => {
    const proofs = [proof(), proof({ outcome: "not proved" })];
    const found = finding(exact, [part(exact, [yes]), control(exact, no, no)], { proofs });
    expect(found).toMatchObject({ verdict: "holds", proofs, tiers: ["identity"] });
    expect(finding(exact, [part(exact, [yes])], { proofs: [proof()] }).tiers).toEqual(["proved", "identity"]);
  });

  test("draws what the claim's cases show", () => {
    const claim = property(theorem({ ...common, kind: "exact", formula: "x < y", expected: "holds" }), {
      given: { x: integer(1, 9) },
      trial: untried as () => { measured: Values; shows: Values },
      within,
      controls: { "the other way": {} },
      figures: (cases) => [
        {
          title: "points",
          caption: cases.map(({ population }) => population).join(),
          x: { label: "x", log: false },
          y: { label: "y", log: false },
          series: [{ name: "p", as: "dots", points: cases.map(({ shows: { x, y } }) => [x, y]) }],
        },
      ],
      tables: (cases) => [{ title: `${cases.length} cases`, caption: "", shaded: "as a whole", columns: [], rows: [] }],
    });
    const small = part(claim, [yes, "discarded"], { population: "small" });
    const large = part(claim, [no], { population: "large" });
    const { figures, tables } = finding(claim, [small, large, control(claim, no)]);
    expect(figures).toMatchObject([
      {
        caption: "small,large",
        series: [
          {
            points: [
              [1, 2],
              [3, 2],
            ],
          },
        ],
      },
    ]);
    expect(tables).toMatchObject([{ title: "2 cases" }]);
    expect(finding(exact, [part(exact, [yes])])).toMatchObject({ figures: [], tables: [] });
  });

  test("has the effect of the comparison that fails most, of the first among equals", () => {
    const claim = theorem({ ...common, kind: "exact", formula: "x > 0 and y > 3 and x < 10", expected: "refuted" });
    const three = property(claim, {
      given: { x: integer(1, 9) },
      trial: untried,
      within,
      controls: { "y large": {} },
    });
    const { effect, conclusions } = finding(three, [
      part(three, [
        { x: 4, y: 1 },
        { x: 5, y: 1 },
      ]),
    ]);
    expect(conclusions[0].comparisons.map(({ failures }) => failures)).toEqual([0, 2, 0]);
    expect(effect).toMatchObject({ of: "left / right", median: 1 / 3 });
    const fine = finding(three, [part(three, [{ x: 5, y: 9 }])]);
    expect(fine.effect).toEqual(fine.conclusions[0].comparisons[0].effect);
  });
});

describe("the replay line", () => {
  const shown: Counterexample = { population: "", path: "7:1:0", drawn: {}, values: {}, says: "x < y fails" };

  test("repeats the counterexample, else the first case of the first population", () => {
    const line = "npx touchstone replay family/name --seed 2023 --path";
    const refuted = [part(refutable, [no])];
    expect(finding(refutable, refuted, { counterexample: shown })).toMatchObject({
      counterexample: shown,
      replay: `${line} 7:1:0`,
    });
    expect(finding(refutable, refuted).replay).toBe(`${line} 0`);
    const small = part(exact, [yes], { population: "small" });
    const large = part(exact, [yes], { population: "large" });
    expect(finding(exact, [small, large]).replay).toBe(`${line} 0 --population small`);
    expect(repeatedCase([small, large], null)).toEqual({ population: "small", path: "0" });
    expect(repeatedCase([small, large], { ...shown, population: "large" })).toMatchObject({
      population: "large",
      path: "7:1:0",
    });
  });

  test("has a population's name of several words as one argument", () => {
    const counterexample = { ...shown, population: "large numbers" };
    const { replay } = finding(refutable, [part(refutable, [no])], { counterexample });
    expect(replay).toMatch(/ --population "large numbers"$/);
  });
});

describe("the failure that a claim is refuted by", () => {
  test("is the first failing case of the first refuted population", () => {
    const parts = [
      part(refutable, [yes], { population: "small" }),
      part(refutable, [yes, no, { x: 9, y: 2 }], { population: "large" }),
      part(refutable, [no], { population: "huge" }),
    ];
    expect(failureOf(parts)).toMatchObject({
      population: "large",
      index: 1,
      kind: "exact",
      judgement: { comparison: "x < y", holds: false, values: { x: 3, y: 2 } },
    });
  });

  test("is not of a population that stands though a case failed", () => {
    const small = part(typical, [no, ...ten, ...ten], { population: "small" });
    const large = part(typical, [no, no], { population: "large" });
    expect([small, large].map(({ evidence }) => evidence.verdict)).toEqual(["holds", "refuted"]);
    expect(failureOf([small, large])).toMatchObject({ population: "large", kind: "typical" });
  });

  test("is none where the cases do not refute it, or diverged all", () => {
    expect(failureOf([part(exact, [yes, yes])])).toBeNull();
    expect(failureOf([part(typical, [no])])).toBeNull();
    expect(failureOf([part(typical, ["diverged", "diverged"])])).toBeNull();
    expect(failureOf([part(exact, [yes]), control(exact, no, no)])).toBeNull();
  });

  test("of a limit claim is of the kind of the formula that fails", () => {
    const formula = { exactly: "x == y", typically: "x < y" };
    const limit = property(theorem({ ...common, kind: "limit", formula, expected: "refuted" }), {
      given: { x: integer(1, 9) },
      trial: untried,
      within: { exactly: absolute(1, { because: "a test" }), typically: within },
      controls: { null: { on: "exactly" } },
    });
    const failing = (...cases: { exactly: Values; typically: Values }[]) => {
      const weighed = weighedPart(limit, { part: "", population: "" }, weights);
      for (const [index, each] of cases.entries()) {
        const measured = { exactly: [each.exactly], typically: [each.typically] };
        const name = { claim: "family/name", part: "", population: "", index, seed: 2023 };
        weighed.add({ ...name, drawn: {}, runs: [], status: "measured", measured });
      }
      return failureOf([weighed]);
    };
    expect(failing({ exactly: yes, typically: no }, { exactly: yes, typically: no })).toMatchObject({
      index: 0,
      kind: "typical",
    });
    expect(failing({ exactly: { x: 9, y: 2 }, typically: yes })).toMatchObject({ index: 0, kind: "exact" });
  });
});
