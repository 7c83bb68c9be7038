import { type Formula, FormulaError, formula } from "./formula.ts";
import { lemma } from "./proof/lemma.ts";
import type { Obligation } from "./proof/obligation.ts";

/**
 * What is known of a claim.
 * - `holds`: the evidence is as strong as the stated error rates ask.
 * - `refuted`: a counterexample of an exact claim, or too many failing draws of a typical one.
 * - `undecided`: the budget ended before the evidence did.
 * - `vacuous`: more than half of the cases missed the hypotheses, or a control did not do what it must: the check has
 *   no power.
 */
export type Verdict = "holds" | "refuted" | "undecided" | "vacuous";

/**
 * How a claim speaks.
 * - `exact`: an identity or inequality in every case. One counterexample refutes it.
 * - `typical`: holds in most draws. Decided by a sequential test.
 * - `order`: one quantity exceeds another, paired within a draw; then as typical.
 * - `limit`: about stationary points: an exact part that is true anywhere, and a typical part at the end of training.
 */
export type Kind = "exact" | "limit" | "typical" | "order";

/** Where a claim comes from. */
export interface Source {
  /** Authors, title, place. */
  readonly work: string;
  /** `stated` in the work, `derived` in the theorem's file, `measured` here first, or `folklore`. */
  readonly status: "stated" | "derived" | "measured" | "folklore";
}

/** The paper under test. */
export const xu2023 =
  "Xu, Rangamani, Liao, Galanti, Poggio, “Dynamics in Deep Classifiers trained with the Square Loss: Normalization, Low Rank, Neural Collapse and Generalization Bounds”, Research 6:0024 (2023)";
/** Neural collapse's first description. */
export const papyan2020 =
  "Papyan, Han, Donoho, “Prevalence of Neural Collapse during the Terminal Phase of Deep Learning Training”, PNAS (2020)";
/** The rank paper beside it. */
export const galanti2022 =
  "Galanti, Siegel, Gupte, Poggio, “SGD and Weight Decay Secretly Minimize the Rank of Your Neural Network”, arXiv 2206.05794";
/** The dense bound that the paper compares with. */
export const golowich2018 =
  "Golowich, Rakhlin, Shamir, “Size-Independent Sample Complexity of Neural Networks”, COLT (2018)";
/** The bounds by kernels. */
export const galanti2023 =
  "Galanti, Xu, Galanti, Poggio, “Norm-based Generalization Bounds for Compositionally Sparse Neural Networks”, arXiv 2301.12033";

/** A claim as its author writes it. */
interface Statement {
  /** The claim in one sentence. */
  readonly says: string;
  /** Hypotheses, each a short phrase. */
  readonly assumes: readonly string[];
  /** The meaning of every symbol of the formulas; no more and no fewer. */
  readonly where: Readonly<Record<string, string>>;
  readonly source: Source;
  /** The verdict on record. `npm test` is green when the measured one is the same. */
  readonly expected: Verdict;
  /** Derivation and remarks, a paragraph each. */
  readonly remarks?: readonly string[];
  /** The id of the claim that repairs this one, or that this one repairs. */
  readonly sister?: string;
  /** Algebraic lemmas of the derivation, each decided by z3 beside the measurements. */
  readonly proofs?: readonly Obligation[];
}

interface SingleStatement extends Statement {
  readonly kind: "exact" | "typical" | "order";
  /** A comparison in mathjs syntax, such as `"rho == mu / (M + lambda)"`; several are joined by `and`. */
  readonly formula: string;
}

interface LimitStatement extends Statement {
  readonly kind: "limit";
  readonly formula: { readonly exactly: string; readonly typically: string };
}

export type TheoremStatement = SingleStatement | LimitStatement;

/** The names of a claim's formulas: a limit claim has two, the others one. */
export type ConclusionName<T extends TheoremStatement> = T["kind"] extends "limit" ? "exactly" | "typically" : "claim";

/** One formula and how it is judged. */
export interface TheoremConclusion {
  readonly name: string;
  readonly kind: "exact" | "typical";
  readonly formula: Formula;
}

export interface Theorem<T extends TheoremStatement = TheoremStatement> {
  readonly statement: T;
  readonly conclusions: readonly TheoremConclusion[];
}

/**
 * Declares a claim. Its place, theorems/family/name.ts, is its id `family/name`.
 * @throws FormulaError when a formula does not parse, `where` does not name just the formulas' symbols, or an obligation is not
 * well written.
 */
export function theorem<const T extends TheoremStatement>(statement: T): Theorem<T> {
  const conclusions: TheoremConclusion[] =
    statement.kind === "limit"
      ? [
          { name: "exactly", kind: "exact", formula: formula(statement.formula.exactly) },
          { name: "typically", kind: "typical", formula: formula(statement.formula.typically) },
        ]
      : [
          {
            name: "claim",
            kind: statement.kind === "exact" ? "exact" : "typical",
            formula: formula(statement.formula),
          },
        ];
  const used = new Set(conclusions.flatMap((conclusion) => conclusion.formula.symbols));
  for (const symbol of used) {
    if (!Object.hasOwn(statement.where, symbol))
      throw new FormulaError(`"where" does not say what ${symbol} is: give its meaning`);
  }
  for (const symbol of Object.keys(statement.where)) {
    if (!used.has(symbol))
      throw new FormulaError(`"where" explains ${symbol}, but no formula uses it: drop it or use it`);
  }
  for (const obligation of statement.proofs ?? []) lemma(obligation, statement.where);
  return { statement, conclusions };
}
