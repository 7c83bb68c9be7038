import type { Theorem, TheoremStatement } from "../theorem/theorem.ts";
import {
  type Arbitraries,
  judgedBy,
  judgedByControl,
  type Specification,
  type WithPlainShows,
} from "./specification.ts";

/** A claim and how it is checked, as a value: making one draws, trains and registers nothing. */
export interface Property {
  readonly theorem: Theorem;
  readonly specification: Specification<TheoremStatement, Arbitraries, unknown>;
}

/**
 * The check of a claim, for a file properties/family/name.property.ts to export by default. Its place ties it to the
 * claim `family/name`.
 * @throws Error when the claim has no control, or a limit claim's control does not say `on` which formula it is.
 */
export function property<const T extends TheoremStatement, const G extends Arbitraries, Shown = never>(
  theorem: Theorem<T>,
  specification: Specification<T, G, Shown> & WithPlainShows<Shown>,
): Property {
  const controls = Object.entries(specification.controls);
  if (controls.length === 0)
    throw new Error("a claim without a control says nothing: add a case in which it must fail");
  const judged = judgedBy(theorem, specification.within);
  for (const [name, control] of controls) judgedByControl(name, control, judged);
  // From here on nobody needs the claim's own symbols and draws as types: records are plain data.
  return { theorem, specification } as unknown as Property;
}

/**
 * In which a claim's networks are trained: what it asks for, else float64 for an exact claim and float32 for all
 * others.
 */
export function precisionOf({ theorem, specification }: Property): "float64" | "float32" {
  return specification.precision ?? (theorem.statement.kind === "exact" ? "float64" : "float32");
}

/** What every control must show: a claim expected to be refuted needs a setting in which the same check passes. */
export function controlsMust({ theorem }: Property): "holds" | "refuted" {
  return theorem.statement.expected === "refuted" ? "holds" : "refuted";
}
