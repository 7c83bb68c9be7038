import * as v from "valibot";
import { byName } from "./by-name.ts";
import { agreement, counterexample, discard } from "./cases.ts";
import { conclusion, effect } from "./conclusion.ts";
import { control } from "./control.ts";
import type { DataOf } from "./data-of.ts";
import { figure } from "./figure.ts";
import { number } from "./number.ts";
import { proof } from "./proof.ts";
import { table } from "./table.ts";
import { kind, verdict } from "./verdict.ts";

const tier = v.picklist(["proved", "identity", "measured", "real data"]);

/**
 * A kind of evidence.
 * - `proved`: z3 proved the algebraic lemmas that stand beside the claim; each says what it covers.
 * - `identity`: an equation or inequality was checked at every case, to a tolerance.
 * - `measured`: trained networks were compared with a prediction, statistically.
 * - `real data`: cases on MNIST digits were among them.
 */
export type Tier = DataOf<typeof tier>;

export const finding = v.object({
  /** `family/name`, the place of the theorem's file. */
  id: v.string(),
  family: v.string(),
  kind,
  expected: verdict,
  verdict,
  /** Why the verdict is what it is, in a sentence. */
  reason: v.string(),

  says: v.string(),
  assumes: v.array(v.string()),
  /** The meaning of every symbol in the formulas. */
  where: byName(v.string()),
  source: v.string(),
  /** What kinds of evidence there are. */
  tiers: v.array(tier),
  /** Derivation, remarks, what differs from the source. Paragraphs, each a plain text. */
  remarks: v.array(v.string()),
  /** The claim that repairs this one or that this one repairs, by id. */
  sister: v.nullable(v.string()),

  cases: number,
  failures: number,
  /** Cases whose training diverged; they count as failures of a typical claim and never as holding. */
  diverged: number,
  discards: v.array(discard),
  confidence: v.string(),
  /** Of the comparison that decides the verdict: the one that fails most, or the first. */
  effect: v.nullable(effect),
  conclusions: v.array(conclusion),
  controls: v.array(control),
  counterexample: v.nullable(counterexample),
  /**
   * The algebraic lemmas of the derivation, and what z3 found of each. They do not move the verdict; a run is red where
   * one fails.
   */
  proofs: v.array(proof),
  /**
   * The names of the trainings that the cases and the controls were measured on, in order. Two claims with one name
   * shared it.
   */
  runs: v.array(v.string()),
  /** A command line that repeats the counterexample, or the first case, exactly. */
  replay: v.string(),
  /**
   * How far that command's numbers are from the engine's; null where the default engine made the finding, which repeats
   * them.
   */
  agreement: v.nullable(agreement),
  figures: v.array(figure),
  tables: v.array(table),

  seed: number,
  profile: v.string(),
  engine: v.string(),
});

/**
 * All that a run of a claim found. The report is made from findings alone. Holds no times: the same seed gives the same
 * finding.
 */
export type Finding = DataOf<typeof finding>;
