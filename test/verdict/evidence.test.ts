import { describe, expect, test } from "vitest";
import type { CaseResult } from "../../src/case/record.ts";
import { absolute, strict } from "../../src/property/tolerance.ts";
import { typicalTest } from "../../src/statistics/sequential-test.ts";
import { formula } from "../../src/theorem/formula.ts";
import { Evidence, type Weighing } from "../../src/verdict/evidence.ts";

type Kind = "exact" | "typical";

const because = "a test";
const conclusion = (kind: Kind, name = "claim", text = "a < 1") => ({
  conclusion: { name, kind, formula: formula(text) },
  tolerance: strict({ because }),
});
const limit = [conclusion("exact", "exactly", "a < 1"), conclusion("typical", "typically", "b < 1")];
const options = { population: "mixtures", test: typicalTest(63), budget: 40, divergence: "fails" } as const;

const measured = (a: number): CaseResult => ({
  drawn: {},
  runs: [],
  status: "measured",
  measured: { claim: [{ a }] },
});
const both = (a: number, b: number): CaseResult => ({
  drawn: {},
  runs: [],
  status: "measured",
  measured: { exactly: [{ a }], typically: [{ b }] },
});
const missed = (status: "discarded" | "diverged", reason = "because"): CaseResult => ({
  drawn: {},
  runs: [],
  status,
  reason,
});

/** Evidence from a word of cases: `+` holds, `-` fails, `d` discarded, `x` diverged. */
function evidenceOf(kind: Kind, word: string, budget = 40, divergence: Weighing["divergence"] = "fails"): Evidence {
  const evidence = new Evidence([conclusion(kind)], { ...options, budget, divergence });
  for (const letter of word) {
    if (letter === "+" || letter === "-") evidence.add(measured(letter === "+" ? 0 : 2));
    else evidence.add(missed(letter === "d" ? "discarded" : "diverged"));
  }
  return evidence;
}

const verdictOf = (kind: Kind, word: string) => evidenceOf(kind, word).verdict;

describe("an exact claim", () => {
  test("holds while every case does, and one failure refutes it", () => {
    expect(verdictOf("exact", "+")).toBe("holds");
    expect(verdictOf("exact", "+".repeat(40))).toBe("holds");
    expect(verdictOf("exact", "-")).toBe("refuted");
    expect(verdictOf("exact", `${"+".repeat(39)}-`)).toBe("refuted");
  });

  test("is vacuous without a case, or where over half of them miss the hypotheses", () => {
    expect(verdictOf("exact", "")).toBe("vacuous");
    expect(verdictOf("exact", "d")).toBe("vacuous");
    expect(verdictOf("exact", "++dd")).toBe("holds");
    expect(verdictOf("exact", "++ddd")).toBe("vacuous");
  });

  test("hears nothing from a case that diverged", () => {
    expect(verdictOf("exact", "x".repeat(40))).toBe("vacuous");
    expect(verdictOf("exact", "xx+")).toBe("vacuous");
    expect(verdictOf("exact", "xd++")).toBe("holds");
    expect(evidenceOf("exact", "xx+")).toMatchObject({ cases: 3, diverged: 2, failures: 0 });
    expect(evidenceOf("exact", "xx+").conclusions[0]).toMatchObject({ cases: 1, failures: 0 });
  });

  test("needs its whole budget, so that the bound is as good as it gets", () => {
    expect(evidenceOf("exact", "").needed).toBe(40);
    expect(evidenceOf("exact", "++-dx").needed).toBe(35);
    expect(evidenceOf("exact", "+".repeat(40)).needed).toBe(0);
  });
});

describe("a typical claim", () => {
  test("is decided by the sequential test", () => {
    expect(verdictOf("typical", "")).toBe("undecided");
    expect(verdictOf("typical", "+".repeat(23))).toBe("undecided");
    expect(verdictOf("typical", "+".repeat(24))).toBe("holds");
    expect(verdictOf("typical", "-")).toBe("undecided");
    expect(verdictOf("typical", "--")).toBe("refuted");
    expect(verdictOf("typical", "+-+-")).toBe("undecided");
  });

  test("takes a case that diverged for a failure, never for a success", () => {
    expect(verdictOf("typical", "x")).toBe("undecided");
    expect(verdictOf("typical", "xx")).toBe("refuted");
    expect(verdictOf("typical", "-x")).toBe("refuted");
    expect(verdictOf("typical", `${"+".repeat(23)}x`)).toBe("undecided");
    expect(evidenceOf("typical", "+-xd")).toMatchObject({ cases: 4, diverged: 1, failures: 2 });
    expect(evidenceOf("typical", "+-xd").conclusions[0]).toMatchObject({ cases: 3, failures: 2 });
  });

  test("learns nothing from one where it must be refuted by what was measured", () => {
    const control = (word: string) => evidenceOf("typical", word, 40, "says nothing");
    expect(control("xxx")).toMatchObject({ verdict: "undecided", failures: 0, diverged: 3, cases: 3 });
    expect(control("xxx").needed).toBeGreaterThan(0);
    expect(control("--x")).toMatchObject({ verdict: "refuted", failures: 2 });
    expect(control("--x").conclusions[0]).toMatchObject({ cases: 2, failures: 2 });
    expect(control("-xxx-").verdict).toBe("refuted");
  });

  test("learns nothing from a discarded case", () => {
    expect(verdictOf("typical", `d${"+".repeat(24)}d`)).toBe("holds");
    expect(verdictOf("typical", "d".repeat(24))).toBe("vacuous");
    expect(verdictOf("typical", "ddd--")).toBe("vacuous");
    expect(verdictOf("typical", "dd--")).toBe("refuted");
  });

  test("needs what the test surely needs, nothing once it is decided, and no more than its budget", () => {
    expect(evidenceOf("typical", "").needed).toBe(2);
    expect(evidenceOf("typical", "-").needed).toBe(1);
    expect(evidenceOf("typical", "+".repeat(22)).needed).toBe(2);
    expect(evidenceOf("typical", "+".repeat(23)).needed).toBe(1);
    expect(evidenceOf("typical", "+".repeat(24)).needed).toBe(0);
    expect(evidenceOf("typical", "--").needed).toBe(0);
    expect(evidenceOf("typical", "d".repeat(39)).needed).toBe(1);
    expect(evidenceOf("typical", "d".repeat(40)).needed).toBe(0);
  });
});

describe("more cases than the verdict needs", () => {
  const looked = (word: string, least: number, budget = 40) => {
    const evidence = new Evidence([conclusion("typical")], { ...options, budget, least });
    for (const letter of word) evidence.add(measured(letter === "+" ? 0 : 2));
    return evidence;
  };

  test("are looked at, within the budget", () => {
    expect(looked("--", 12).needed).toBe(10);
    expect(looked("-".repeat(12), 12).needed).toBe(0);
    expect(looked("--", 12, 8).needed).toBe(6);
    expect(looked("", 1).needed).toBe(2);
    expect(looked("+".repeat(22), 12).needed).toBe(2);
  });

  test("are counted, and do not change what the test ended with", () => {
    const { verdict, failures, conclusions } = looked("--++++++++++", 12);
    expect(verdict).toBe("refuted");
    expect(failures).toBe(2);
    expect(conclusions[0]).toMatchObject({ verdict: "refuted", cases: 12, failures: 2 });
    expect(looked(`${"+".repeat(24)}-----`, 30).verdict).toBe("holds");
  });
});

describe("a limit claim", () => {
  const evidenceFrom = (...results: CaseResult[]) => {
    const evidence = new Evidence(limit, options);
    for (const result of results) evidence.add(result);
    return evidence;
  };
  const many = (count: number, a: number, b: number) => Array.from({ length: count }, () => both(a, b));

  test("holds when both of its formulas do", () => {
    expect(evidenceFrom(...many(23, 0, 0)).verdict).toBe("undecided");
    expect(evidenceFrom(...many(24, 0, 0)).verdict).toBe("holds");
  });

  test("is refuted by one failure of the exact formula, or by too many of the typical one", () => {
    expect(evidenceFrom(...many(24, 0, 0), both(2, 0)).verdict).toBe("refuted");
    expect(evidenceFrom(both(2, 0)).verdict).toBe("refuted");
    expect(evidenceFrom(both(0, 2)).verdict).toBe("undecided");
    expect(evidenceFrom(both(0, 2), both(0, 2)).verdict).toBe("refuted");
  });

  test("runs until the typical formula is decided", () => {
    expect(evidenceFrom().needed).toBe(2);
    expect(evidenceFrom(both(2, 2)).needed).toBe(1);
    expect(evidenceFrom(both(2, 0)).needed).toBeGreaterThan(0);
    expect(evidenceFrom(...many(24, 0, 0)).needed).toBe(0);
  });

  test("takes a case that diverged for a failure of the typical formula alone", () => {
    const evidence = evidenceFrom(...many(3, 0, 0), missed("diverged"));
    expect(evidence.conclusions.map(({ name, cases, failures, verdict }) => [name, cases, failures, verdict])).toEqual([
      ["exactly", 3, 0, "holds"],
      ["typically", 4, 1, "undecided"],
    ]);
    expect(evidenceFrom(missed("diverged"), missed("diverged")).verdict).toBe("refuted");
  });

  test("counts a case in which both formulas fail once", () => {
    expect(evidenceFrom(both(2, 2), both(2, 0), both(0, 2), both(0, 0)).failures).toBe(3);
  });

  test("has the first failing case of a refuted formula for a counterexample, and of that the first formula", () => {
    const first = (...results: CaseResult[]) => {
      const found = evidenceFrom(...results).counterexample;
      return found && [found.index, found.conclusion.name];
    };
    // One failure does not refute the typical formula, and so shows nothing; two in a row do.
    expect(first(both(0, 0), both(0, 2), both(2, 0), both(2, 2))).toEqual([2, "exactly"]);
    expect(first(both(0, 0), both(0, 2))).toBeNull();
    expect(first(both(0, 2), both(0, 2), both(2, 0))).toEqual([0, "typically"]);
    expect(first(both(0, 0), both(2, 0), both(0, 2))).toEqual([1, "exactly"]);
    expect(first(both(2, 2))).toEqual([0, "exactly"]);
    expect(first(missed("diverged"), both(0, 2))).toEqual([1, "typically"]);
    expect(first(both(0, 0), missed("diverged"))).toBeNull();
    const { counterexample } = evidenceFrom(both(0, 2), both(0, 2));
    expect(counterexample?.judgement).toMatchObject({ holds: false, left: 2, right: 1, values: { b: 2 } });
  });
});

test("discards are counted by their reason, in order of it", () => {
  const evidence = new Evidence([conclusion("exact")], options);
  for (const reason of ["two", "one", "two", "two"]) evidence.add(missed("discarded", reason));
  expect(evidence.discards).toEqual([
    { reason: "one", count: 1 },
    { reason: "two", count: 3 },
  ]);
});

test("a trial that did not measure a formula is an error", () => {
  const evidence = new Evidence([conclusion("exact", "other")], options);
  expect(() => evidence.add(measured(0))).toThrow("nothing was measured");
});

describe("the numbers of a conclusion", () => {
  test("say how sure they are, in words", () => {
    const confidence = (kind: Kind, word: string) => evidenceOf(kind, word).conclusions[0].confidence;
    expect(confidence("exact", "")).toBe("no case was measured");
    // 1 − .05^(1/40) = 7.2 %, and Clopper–Pearson of 5 of 20 is [8.66, 49.1] %.
    expect(confidence("exact", "+".repeat(40))).toBe("0 of 40: fails in under 7.2 % of draws at 95 %");
    expect(confidence("exact", "-----+++++++++++++++")).toBe("5 of 20: fails in 8.7 % to 49 % of draws at 95 %");
  });

  test("hold every case, and the interval of the share that fails", () => {
    const [{ comparisons, failureRate, ...told }] = evidenceOf("typical", "+d-x").conclusions;
    expect(comparisons).toMatchObject([{ formula: "a < 1", failures: 1 }]);
    expect(comparisons[0].cases).toEqual([
      { case: 0, left: 0, right: 1, holds: true },
      { case: 2, left: 2, right: 1, holds: false },
    ]);
    // Two failures of three: the interval reaches down to p with 1 − (1−p)³ − 3p(1−p)² = .025, and up to 1 − p³ = .025.
    const { low, high } = failureRate;
    expect(3 * low ** 2 - 2 * low ** 3).toBeCloseTo(0.025, 10);
    expect(1 - high ** 3).toBeCloseTo(0.025, 10);
    expect(told).toMatchObject({ name: "claim", population: "mixtures", kind: "typical", formula: "a < 1", because });
    expect(told).toMatchObject({ tolerance: "none", verdict: "refuted", cases: 3, failures: 2 });
  });

  /** The effect of a formula over cases that each measured a. */
  const effectOf = (text: string, values: readonly number[]) => {
    const evidence = new Evidence(
      [{ conclusion: { name: "claim", kind: "exact", formula: formula(text) }, tolerance: absolute(100, { because }) }],
      options,
    );
    for (const a of values) evidence.add(measured(a));
    return evidence.conclusions[0].comparisons[0].effect;
  };

  test("tell an equation's error, the largest as the worst", () => {
    expect(effectOf("a == 1", [2, 1, 5, 3, 1, 4])).toEqual({ of: "error", median: 1.5, low: 0, high: 4, worst: 4 });
  });

  test("tell left / right of an inequality between positive sides; the worst is the one nearest to failing", () => {
    expect(effectOf("a < 2", [1, 6, 2])).toMatchObject({ of: "left / right", median: 1, worst: 3 });
    expect(effectOf("a > 2", [1, 6, 2])).toMatchObject({ of: "left / right", median: 1, worst: 0.5 });
  });

  test("tell left − right where a side is not positive", () => {
    expect(effectOf("a < 2", [-1, 6, 2])).toMatchObject({ of: "left − right", median: 0, worst: 4 });
    expect(effectOf("a >= 0", [3, 1, 2])).toMatchObject({ of: "left − right", median: 2, worst: 1 });
  });

  test("of a conjunction stand apart, and a case fails once however many comparisons do", () => {
    const evidence = new Evidence([conclusion("exact", "claim", "a < 1 and 2 * a > 1")], options);
    for (const a of [0.75, 3, 0.25, 0.5]) evidence.add(measured(a));
    const [{ failures, comparisons }] = evidence.conclusions;
    expect(failures).toBe(3);
    expect(comparisons).toMatchObject([
      { formula: "a < 1", failures: 1, effect: { of: "left / right", worst: 3 } },
      { formula: "2 * a > 1", failures: 2, effect: { of: "left / right", worst: 0.5 } },
    ]);
    expect(comparisons[1].cases.map(({ left }) => left)).toEqual([1.5, 6, 0.5, 1]);
    const all = new Evidence([conclusion("exact", "claim", "a < 1 and a < 2")], options);
    all.add(measured(3));
    expect(all).toMatchObject({ failures: 1 });
    expect(all.counterexample?.judgement.comparison).toBe("a < 1");
  });

  test("tell of no effect where nothing was measured", () => {
    expect(effectOf("a < 2", [])).toBeNull();
  });
});
