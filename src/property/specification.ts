import type fc from "fast-check";
import type { Figure } from "../finding/figure.ts";
import type { Table } from "../finding/table.ts";
import { formula } from "../theorem/formula.ts";
import type { ConclusionName, Theorem, TheoremConclusion, TheoremStatement } from "../theorem/theorem.ts";
import type { Plain } from "./plain.ts";
import type { Profile } from "./profile.ts";
import type { Tolerance } from "./tolerance.ts";
import type { Outcome, TrialContext } from "./trial.ts";

export type Arbitraries = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** One value of each arbitrary. */
export type Drawn<G extends Arbitraries> = {
  readonly [key in keyof G]: G[key] extends fc.Arbitrary<infer Value> ? Value : never;
};

export type Trial<T extends TheoremStatement, G extends Arbitraries, Shown> = (
  drawn: Drawn<G>,
  context: TrialContext,
) => Promise<Outcome<T, Shown>> | Outcome<T, Shown>;

/** One tolerance, or for a limit claim one for each of its two formulas. */
type Within<T extends TheoremStatement> = T["kind"] extends "limit"
  ? { readonly [name in ConclusionName<T>]: Tolerance }
  : Tolerance;

/**
 * A setting that must come out the other way: for a claim expected to hold, one in which it is refuted; for a claim
 * expected to be refuted, one in which it holds. It changes what is drawn, what is measured, or the formula; the rest
 * is the claim's. It meets the same cases as the claim and is judged as a typical claim: failing once is not enough to
 * be refuted.
 */
export interface Control<T extends TheoremStatement, G extends Arbitraries> {
  /** Makes the control's case from the claim's, which keeps the two paired: `(drawn) => ({ ...drawn, network: … })`. */
  readonly changes?: (drawn: Drawn<G>) => Drawn<G>;
  readonly trial?: Trial<T, G, unknown>;
  /** A formula in place of the claim's, over the same symbols. */
  readonly formula?: string;
  readonly within?: Tolerance;
  /** Of a limit claim: which of its formulas the control is about. */
  readonly on?: ConclusionName<T>;
}

/** A measured case, for a property's figures. */
export interface ShownCase<G extends Arbitraries, Shown> {
  /** Empty where there is one population. */
  readonly population: string;
  readonly drawn: Drawn<G>;
  readonly shows: Shown;
}

/** How a claim is checked. */
export interface Specification<T extends TheoremStatement, G extends Arbitraries, Shown> {
  /** What a case is drawn from: independent arbitraries, which shrink on their own. */
  readonly given: G;
  /**
   * Kinds of cases that are each judged on their own, by name, where there are several: `{ digits: { data: anyDigits()
   * } }`. A population replaces some of the arbitraries. The claim holds when it holds in every population.
   */
  readonly populations?: Readonly<Record<string, Partial<G>>>;
  /** Further populations, of larger cases, that only the full profile draws. */
  readonly larger?: Readonly<Record<string, Partial<G>>>;
  /**
   * In which the networks are trained, where it is not what the kind of claim says: float64 for an exact claim, float32
   * for all others. A typical claim asks for float64 where float32 would round away the differences that it is about.
   */
  readonly precision?: "float64" | "float32";
  /** Trains and measures one case. What it `shows` is plain data, see Plain. */
  readonly trial: Trial<T, G, Shown>;
  readonly within: Within<T>;
  readonly controls: Readonly<Record<string, Control<T, G>>>;
  /** Cases to draw, where the default does not fit; see defaultCases. */
  readonly cases?: Partial<Readonly<Record<Profile, number>>>;
  /**
   * How many of the claim's cases are looked at though the verdict stands. Two failures refute a typical claim, and its
   * numbers and figures would show no more than these.
   */
  readonly atLeast?: number;
  readonly figures?: (cases: readonly ShownCase<G, Shown>[]) => Figure[];
  readonly tables?: (cases: readonly ShownCase<G, Shown>[]) => Table[];
}

/**
 * Nothing for cases that show plain data; for any others a type that no specification has, which says what is wrong.
 */
export type WithPlainShows<Shown> = [Shown] extends [Plain<Shown>]
  ? unknown
  : { readonly trial: "what a case shows must be plain data: numbers, texts, lists and objects of these" };

/** A formula with its tolerance. */
export interface Judged {
  readonly conclusion: TheoremConclusion;
  readonly tolerance: Tolerance;
}

/** The formulas of a claim with their tolerances. */
export function judgedBy<T extends TheoremStatement>(theorem: Theorem<T>, within: Within<T>): Judged[] {
  const byName = within as Tolerance & Readonly<Record<string, Tolerance>>;
  return theorem.conclusions.map((conclusion) => ({
    conclusion,
    tolerance: theorem.statement.kind === "limit" ? byName[conclusion.name] : byName,
  }));
}

/**
 * The one formula a control is about, judged as typical.
 * @throws Error when the control of a limit claim does not say `on` which formula it is.
 */
export function judgedByControl<T extends TheoremStatement, G extends Arbitraries>(
  name: string,
  control: Control<T, G>,
  judged: readonly Judged[],
): Judged {
  const chosen = judged.length === 1 ? judged[0] : judged.find(({ conclusion }) => conclusion.name === control.on);
  if (chosen === undefined) {
    throw new Error(
      `control "${name}": say on which formula it is, on: ${judged.map((j) => `"${j.conclusion.name}"`).join(" or ")}`,
    );
  }
  return {
    conclusion: {
      name: chosen.conclusion.name,
      kind: "typical",
      formula: control.formula === undefined ? chosen.conclusion.formula : formula(control.formula),
    },
    tolerance: control.within ?? chosen.tolerance,
  };
}
