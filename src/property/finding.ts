import type { Proof, ProofOutcome, ProofStep, Written } from "../theorem/proof/proof.ts";
import type { Kind, Verdict } from "../theorem/theorem.ts";
import type { Agreement } from "./agreement.ts";

export type { Agreement, Kind, Proof, ProofOutcome, ProofStep, Verdict, Written };

/**
 * A kind of evidence.
 * - `proved`: z3 proved the algebraic lemmas that stand beside the claim; each says what it covers.
 * - `identity`: an equation or inequality was checked at every case, to a tolerance.
 * - `measured`: trained networks were compared with a prediction, statistically.
 * - `real data`: cases on MNIST digits were among them.
 */
export type Tier = "proved" | "identity" | "measured" | "real data";

/** A number over the cases: its median with a 95 % interval of the median, and the value of the worst case. */
export interface Effect {
  /** What the number is, such as "relative error" or "left / right". */
  readonly of: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly worst: number;
}

/** Both sides of a comparison in one case; of many instances in the case, the worst. */
export interface Compared {
  readonly case: number;
  readonly left: number;
  readonly right: number;
  readonly holds: boolean;
}

/** One comparison of a formula, over the cases; a formula joined by `and` has several. */
export interface ComparisonFinding {
  /** Such as "spread < 0.1". */
  readonly formula: string;
  readonly failures: number;
  readonly effect: Effect | null;
  readonly cases: readonly Compared[];
}

/** One formula of a claim, judged over the cases. */
export interface Conclusion {
  /** "exactly" and "typically" for the two parts of a limit claim, else "claim". */
  readonly name: string;
  /** The kind of cases it was judged on; empty where there is one. */
  readonly population: string;
  readonly kind: "exact" | "typical";
  readonly formula: string;
  readonly tex: string;
  /** Such as "relative 1e-10", or "none" for an inequality. */
  readonly tolerance: string;
  /** Why that tolerance. */
  readonly because: string;
  readonly verdict: Verdict;
  readonly cases: number;
  readonly failures: number;
  /** In words: what the numbers show, and how surely. */
  readonly confidence: string;
  /** Of the share of draws in which the formula fails: 95 % Clopper–Pearson interval. */
  readonly failureRate: { readonly low: number; readonly high: number };
  readonly comparisons: readonly ComparisonFinding[];
}

/** A setting in which the same check must come out the other way. */
export interface ControlFinding {
  readonly name: string;
  /** The kind of cases it was judged on; empty where there is one. */
  readonly population: string;
  /** `refuted` for the control of a claim that should hold, `holds` for one of a claim that should be refuted. */
  readonly must: "holds" | "refuted";
  readonly verdict: Verdict;
  readonly cases: number;
  readonly failures: number;
  /** Cases whose training diverged: where the control must be refuted they say nothing, else they are failures. */
  readonly diverged: number;
  readonly discards: readonly Discard[];
  readonly conclusions: readonly Conclusion[];
}

/** Cases outside the hypotheses, by the hypothesis that they missed. */
export interface Discard {
  readonly reason: string;
  readonly count: number;
}

/** The smallest case found in which the claim fails. */
export interface Counterexample {
  /** The kind of cases that it is from; empty where there is one. */
  readonly population: string;
  /** Which drawn case, and the way down from it: fast-check's path. */
  readonly path: string;
  /** What was drawn. */
  readonly drawn: unknown;
  /** The measured quantities by symbol, where the formula fails worst. */
  readonly values: Readonly<Record<string, number>>;
  /** What failed, in words. */
  readonly says: string;
}

/** Curves or points for the report. A point that is not finite, or not positive on a log axis, is not drawn but counted in the caption. */
export interface Figure {
  readonly title: string;
  readonly caption: string;
  readonly x: { readonly label: string; readonly log: boolean };
  readonly y: { readonly label: string; readonly log: boolean };
  readonly series: readonly {
    readonly name: string;
    readonly as: "line" | "dots";
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

/** A median over cases, with its 95 % interval. */
export interface MedianCell {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** Medians by row and column, for the report. */
export interface Table {
  readonly title: string;
  readonly caption: string;
  /** Whether a shade tells large from small among all cells, or among those of a row, where each row is a quantity of its own. */
  readonly shaded: "as a whole" | "row by row";
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    /** One a column; null where there is nothing to tell. */
    readonly cells: readonly (MedianCell | null)[];
  }[];
}

/** All that a run of a claim found. The report is made from findings alone. Holds no times: the same seed gives the same finding. */
export interface Finding {
  /** `family/name`, the place of the theorem's file. */
  readonly id: string;
  readonly family: string;
  readonly kind: Kind;
  readonly expected: Verdict;
  readonly verdict: Verdict;
  /** Why the verdict is what it is, in a sentence. */
  readonly reason: string;

  readonly says: string;
  readonly assumes: readonly string[];
  /** The meaning of every symbol in the formulas. */
  readonly where: Readonly<Record<string, string>>;
  readonly source: string;
  /** What kinds of evidence there are. */
  readonly tiers: readonly Tier[];
  /** Derivation, remarks, what differs from the source. Paragraphs, each a plain text. */
  readonly remarks: readonly string[];
  /** The claim that repairs this one or that this one repairs, by id. */
  readonly sister: string | null;

  readonly cases: number;
  readonly failures: number;
  /** Cases whose training diverged; they count as failures of a typical claim and never as holding. */
  readonly diverged: number;
  readonly discards: readonly Discard[];
  readonly confidence: string;
  /** Of the comparison that decides the verdict: the one that fails most, or the first. */
  readonly effect: Effect | null;
  readonly conclusions: readonly Conclusion[];
  readonly controls: readonly ControlFinding[];
  readonly counterexample: Counterexample | null;
  /** The algebraic lemmas of the derivation, and what z3 found of each. They do not move the verdict; a run is red where one fails. */
  readonly proofs: readonly Proof[];
  /** The names of the trainings that the cases and the controls were measured on, in order. Two claims with one name shared it. */
  readonly runs: readonly string[];
  /** A command line that repeats the counterexample, or the first case, exactly. */
  readonly replay: string;
  /** How far that command's numbers are from the engine's; null where the default engine made the finding, which repeats them. */
  readonly agreement: Agreement | null;
  readonly figures: readonly Figure[];
  readonly tables: readonly Table[];

  readonly seed: number;
  readonly profile: string;
  readonly engine: string;
}
