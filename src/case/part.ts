import type { Profile } from "../property/profile.ts";
import { controlsMust, type Property } from "../property/property.ts";
import { type Arbitraries, type Drawn, type Judged, judgedBy, judgedByControl } from "../property/specification.ts";
import type { TrialContext } from "../property/trial.ts";

/** A stream of cases that is judged on its own: of the claim or of one of its controls, in one population. */
export interface Part {
  /** Empty for the claim itself, else the control's name. */
  readonly part: string;
  /** Empty where there is one. */
  readonly population: string;
}

/** All parts of a property: the claim's populations, then those of each control. */
export function partsOf(property: Property, profile: Profile): Part[] {
  const populations = populationsOf(property, profile);
  return ["", ...Object.keys(property.specification.controls)].flatMap((part) =>
    populations.map((population) => ({ part, population })),
  );
}

/** The populations that a profile draws from; the larger ones are for the full profile. */
export function populationsOf({ specification }: Property, profile: Profile): string[] {
  const { populations = { "": {} }, larger = {} } = specification;
  return [...Object.keys(populations), ...(profile === "full" ? Object.keys(larger) : [])];
}

/** What a population draws from. @throws RangeError when the property has no such population. */
export function givenOf({ specification }: Property, population: string): Arbitraries {
  const all: Readonly<Record<string, Partial<Arbitraries>>> = {
    ...(specification.populations ?? { "": {} }),
    ...specification.larger,
  };
  if (!Object.hasOwn(all, population)) {
    const names = Object.keys(all).map((name) => `"${name}"`);
    throw new RangeError(`population "${population}" is not one of ${names.join(", ")}: see --population`);
  }
  return { ...specification.given, ...(all[population] as Arbitraries) };
}

/** What a part tries on a drawn case of the claim. @throws RangeError when the property has no such control. */
export function trialOf({ specification }: Property, part: string) {
  if (part === "") return specification.trial;
  const { trial = specification.trial, changes = (drawn) => drawn } = controlOf({ specification }, part);
  return (drawn: Drawn<Arbitraries>, context: TrialContext) => trial(changes(drawn), context);
}

/** What a part judges. @throws RangeError when the property has no such control. */
export function judgedOf({ theorem, specification }: Property, part: string): Judged[] {
  const judged = judgedBy(theorem, specification.within);
  return part === "" ? judged : [judgedByControl(part, controlOf({ specification }, part), judged)];
}

/**
 * What a diverged training says of a part. It is a failure of a claim, which asks that training arrives; but a control
 * that must be refuted cannot be refuted by it, since it did not show what it must: more cases are drawn, and a control
 * that diverges in all of them ends undecided. About an exact formula it says nothing.
 */
export function divergenceOf(property: Property, part: string): "fails" | "says nothing" {
  return part !== "" && controlsMust(property) === "refuted" ? "says nothing" : "fails";
}

function controlOf({ specification }: Pick<Property, "specification">, name: string) {
  if (!Object.hasOwn(specification.controls, name))
    throw new RangeError(
      `there is no control "${name}": it is one of ${Object.keys(specification.controls).join(", ")}`,
    );
  return specification.controls[name];
}
