import type { ComparisonFinding, Conclusion } from "../../src/finding/conclusion.ts";
import type { RunSummary } from "../../src/finding/file.ts";
import type { Finding } from "../../src/finding/finding.ts";
import type { Proof } from "../../src/finding/proof.ts";

/** A run that is complete. */
export const run: RunSummary = {
  version: "0.1.0",
  seed: 7,
  profile: "quick",
  engine: "reference",
  complete: true,
  missing: [],
};

/** A comparison with something in every field. */
export function comparison(changes: Partial<ComparisonFinding> = {}): ComparisonFinding {
  return {
    formula: "comparison formula",
    failures: 16,
    effect: { of: "effect of", median: 0.111, low: 0.0222, high: 0.333, worst: 444 },
    cases: [
      { case: 0, left: 1, right: 2, holds: true },
      { case: 1, left: 3, right: 2, holds: false },
    ],
    ...changes,
  };
}

/** A conclusion with something in every field. */
export function conclusion(changes: Partial<Conclusion> = {}): Conclusion {
  return {
    name: "conclusion name",
    population: "conclusion population",
    kind: "typical",
    formula: "formula <= 1",
    tex: "\\frac{x}{y} \\leq 1",
    tolerance: "tolerance text",
    because: "because text",
    verdict: "refuted",
    cases: 41,
    failures: 17,
    confidence: "conclusion confidence",
    failureRate: { low: 0.263, high: 0.579 },
    comparisons: [comparison()],
    ...changes,
  };
}

/** A proof with something in every field. */
export function proof(changes: Partial<Proof> = {}): Proof {
  return {
    says: "lemma says",
    outcome: "proved",
    reason: "proof reason",
    where: { proofSymbol: "meaning in proof" },
    define: [{ formula: "d = defined", tex: "d = x" }],
    hypotheses: [{ formula: "hypothesis > 0", tex: "h > 0" }],
    conclusion: { formula: "concluded > 0", tex: "c > 0" },
    steps: [{ says: "step says", status: "true of any", formula: "stepped >= 0", tex: "s \\geq 0" }],
    conditions: ["divisor is not 0"],
    witness: { witnessed: "1/2" },
    mutation: { formula: "mutated > 1", tex: "m > 1" },
    counterModel: { countered: "3" },
    covers: "what it covers",
    leaves: "what it leaves",
    queries: 4,
    ...changes,
  };
}

/** A finding with something in every field. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    id: "family name/claim name",
    family: "family name",
    kind: "limit",
    expected: "refuted",
    verdict: "refuted",
    reason: "reason text",
    says: "says text",
    assumes: ["first hypothesis", "second hypothesis"],
    where: { lambda: "meaning of lambda" },
    source: "source text",
    tiers: ["proved", "identity", "measured", "real data"],
    remarks: ["first remark", "second remark"],
    sister: "family name/sister",
    cases: 40,
    failures: 16,
    diverged: 3,
    discards: [{ reason: "discard reason", count: 5 }],
    confidence: "claim confidence",
    effect: { of: "claim effect", median: 1.5e-7, low: 1e-7, high: 2e-7, worst: 3e-7 },
    conclusions: [conclusion()],
    controls: [
      {
        name: "control name",
        population: "control population",
        must: "holds",
        verdict: "holds",
        cases: 9,
        failures: 0,
        diverged: 2,
        discards: [{ reason: "control discard", count: 1 }],
        conclusions: [conclusion({ name: "control conclusion" })],
      },
    ],
    counterexample: {
      population: "counterexample population",
      path: "path text",
      drawn: { network: { widths: [4, 8, 3], activation: "drawn text" } },
      values: { measuredSymbol: 3.0412345678901236 },
      says: "counterexample text",
    },
    proofs: [proof()],
    runs: ["first run", "second run"],
    replay: "replay command",
    agreement: {
      engine: "other engine",
      population: "agreement population",
      path: "agreement path",
      difference: 0.25,
      symbol: "agreementSymbol",
      here: 3,
      there: 4,
    },
    figures: [
      {
        title: "figure title",
        caption: "figure caption",
        x: { label: "x label", log: false },
        y: { label: "y label", log: true },
        series: [
          {
            name: "line name",
            as: "line",
            points: [
              [0, 1],
              [1, 10],
              [2, 100],
            ],
          },
          {
            name: "dots name",
            as: "dots",
            points: [
              [0, 2],
              [1, 20],
            ],
          },
        ],
      },
    ],
    tables: [
      {
        title: "table title",
        caption: "table caption",
        shaded: "as a whole",
        columns: ["first column", "second column"],
        rows: [
          { name: "first row", cells: [{ median: 0.01, low: 0.001, high: 0.1 }, null] },
          {
            name: "second row",
            cells: [
              { median: 0.1, low: 0.05, high: 0.2 },
              { median: 1, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
            ],
          },
        ],
      },
    ],
    seed: 11,
    profile: "finding profile",
    engine: "finding engine",
    ...changes,
  };
}

/** A copy in which every text is changed. The names of the fields in `where`, `values` and `drawn` count as texts. */
export function withTexts<T>(value: T, change: (text: string, place: string) => string, place = ""): T {
  if (typeof value === "string") {
    return change(value, place) as T;
  }
  if (Array.isArray(value)) {
    return value.map((member) => withTexts(member, change, place)) as T;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const named = /\.(where|values|drawn|witness|counterModel)/.test(place);
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      named ? change(key, `${place} name`) : key,
      withTexts(member, change, `${place}.${key}`),
    ]),
  ) as T;
}
