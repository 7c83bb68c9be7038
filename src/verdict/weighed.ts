import { divergenceOf, judgedOf, type Part } from "../case/part.ts";
import type { CaseRecord } from "../case/record.ts";
import { defaultCases, type Profile } from "../property/profile.ts";
import type { Property } from "../property/property.ts";
import type { Arbitraries, Drawn, ShownCase } from "../property/specification.ts";
import { toleranceIn } from "../property/tolerance.ts";
import { typicalTest } from "../statistics/sequential-test.ts";
import { Evidence } from "./evidence.ts";
import { isRealData } from "./tiers.ts";

/** What decides how many cases a part needs and how they are weighed. */
export interface Weights {
  /** How many claims are on record: α is split over all of them, whatever filter is run. */
  readonly claims: number;
  readonly profile: Profile;
  /** How many cases of every population are drawn and looked at, in place of the profile's; null for those. */
  readonly cases: number | null;
  /** In which the networks are trained. */
  readonly precision: "float64" | "float32";
}

/** The records of one part, weighed in the order of their index. Keeps of a record only what a finding needs. */
export interface WeighedPart extends Part {
  readonly evidence: Evidence;
  /** Of the claim itself: what its figures need. */
  readonly shown: readonly ShownCase<Arbitraries, unknown>[];
  /** The names of the trainings that the cases were measured on. */
  readonly runs: ReadonlySet<string>;
  /** Whether some case was drawn from real data. */
  readonly realData: boolean;
  /** Takes in the next record. @throws RangeError when it is another; FormulaError when a symbol was not measured. */
  add(record: CaseRecord): void;
}

/** A part without records. */
export function weighedPart(property: Property, { part, population }: Part, weights: Weights): WeighedPart {
  const { specification } = property;
  const { claims, cases, precision } = weights;
  const judged = judgedOf(property, part).map(({ conclusion, tolerance }) => ({
    conclusion,
    tolerance: toleranceIn(precision, tolerance),
  }));
  const evidence = new Evidence(judged, {
    population,
    test: typicalTest(claims),
    budget: budgetOf(property, weights),
    divergence: divergenceOf(property, part),
    least: part === "" ? (cases ?? specification.atLeast) : 0,
  });
  const shown: ShownCase<Arbitraries, unknown>[] = [];
  const runs = new Set<string>();
  let realData = false;
  return {
    part,
    population,
    evidence,
    shown,
    runs,
    get realData() {
      return realData;
    },
    add(record) {
      if (record.index !== evidence.cases)
        throw new RangeError(`case ${record.index} after ${evidence.cases} cases: records are weighed in order`);
      evidence.add(record);
      for (const run of record.runs) runs.add(run);
      realData ||= isRealData(record.drawn);
      if (part === "" && record.status === "measured" && record.shows !== undefined)
        shown.push({ population, drawn: record.drawn as Drawn<Arbitraries>, shows: record.shows });
    },
  };
}

/** How many cases of each part may be drawn. */
export function budgetOf({ specification }: Property, { profile, cases }: Pick<Weights, "profile" | "cases">): number {
  return cases ?? specification.cases?.[profile] ?? defaultCases[profile];
}
