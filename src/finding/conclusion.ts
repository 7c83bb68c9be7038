import * as v from "valibot";
import type { DataOf } from "./data-of.ts";
import { number } from "./number.ts";
import { verdict } from "./verdict.ts";

export const effect = v.object({
  /** What the number is, such as "relative error" or "left / right". */
  of: v.string(),
  median: number,
  low: number,
  high: number,
  worst: number,
});

/** A number over the cases: its median with a 95 % interval of the median, and the value of the worst case. */
export type Effect = DataOf<typeof effect>;

const compared = v.object({ case: number, left: number, right: number, holds: v.boolean() });

/** Both sides of a comparison in one case; of many instances in the case, the worst. */
export type Compared = DataOf<typeof compared>;

const comparison = v.object({
  /** Such as "spread < 0.1". */
  formula: v.string(),
  failures: number,
  effect: v.nullable(effect),
  cases: v.array(compared),
});

/** One comparison of a formula, over the cases; a formula joined by `and` has several. */
export type ComparisonFinding = DataOf<typeof comparison>;

export const conclusion = v.object({
  /** "exactly" and "typically" for the two parts of a limit claim, else "claim". */
  name: v.string(),
  /** The kind of cases it was judged on; empty where there is one. */
  population: v.string(),
  kind: v.picklist(["exact", "typical"]),
  formula: v.string(),
  tex: v.string(),
  /** Such as "relative 1e-10", or "none" for an inequality. */
  tolerance: v.string(),
  /** Why that tolerance. */
  because: v.string(),
  verdict,
  cases: number,
  failures: number,
  /** In words: what the numbers show, and how surely. */
  confidence: v.string(),
  /** Of the share of draws in which the formula fails: 95 % Clopper–Pearson interval. */
  failureRate: v.object({ low: number, high: number }),
  comparisons: v.array(comparison),
});

/** One formula of a claim, judged over the cases. */
export type Conclusion = DataOf<typeof conclusion>;
