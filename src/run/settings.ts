import { type EngineChoice, engineLabel } from "../engine/choice.ts";
import { inPrecision, type PreciseChoice } from "../engine/start.ts";
import type { Profile } from "../property/profile.ts";
import { type Property, precisionOf } from "../property/property.ts";

/** What a run is told from outside: by the command line, or by `npm test`. */
export interface Settings extends EngineChoice {
  /** Of the drawn cases. */
  readonly seed: number;
  readonly profile: Profile;
  /** How many cases of every population are drawn and looked at, in place of the profile's; null for those. */
  readonly cases: number | null;
  /** In which networks are trained, in place of what each claim says; null for that. */
  readonly precision: "float64" | "float32" | null;
  /** How many claims are on record: α is split over all of them, whatever filter is run. */
  readonly claims: number;
}

/**
 * Tolerances and budgets were chosen on the seeds 1 … 999, the calibration seeds. Verdicts are confirmed on seeds from
 * 1000 on; this is the default.
 */
export const confirmationSeed = 2023;

/** The settings of a plain run: the quick profile, the default engine, the confirmation seed. */
export function plainSettings(claims: number): Settings {
  return {
    seed: confirmationSeed,
    profile: "quick",
    cases: null,
    precision: null,
    engine: "auto",
    backend: null,
    claims,
  };
}

/**
 * Who trains the networks of a claim, and in which precision. A claim that asks for float64 gets it whatever the run
 * asks for.
 */
export function engineOf(property: Property, settings: Pick<Settings, "engine" | "backend" | "precision">) {
  const own = precisionOf(property);
  const needed = property.specification.precision === "float64" ? "float64" : (settings.precision ?? own);
  return inPrecision({ engine: settings.engine, backend: settings.backend }, needed);
}

/** What a finding calls its engine, such as "simd, float32". */
export function engineInWords(choice: PreciseChoice): string {
  return `${engineLabel(choice)}, ${choice.precision}`;
}

/** What a report calls the profile: "quick", or "quick, 1000 cases". */
export function profileInWords({ profile, cases }: Pick<Settings, "profile" | "cases">): string {
  return cases === null ? profile : `${profile}, ${cases} cases`;
}
