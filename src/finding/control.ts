import * as v from "valibot";
import { discard } from "./cases.ts";
import { conclusion } from "./conclusion.ts";
import type { DataOf } from "./data-of.ts";
import { number } from "./number.ts";
import { verdict } from "./verdict.ts";

export const control = v.object({
  name: v.string(),
  /** The kind of cases it was judged on; empty where there is one. */
  population: v.string(),
  /** `refuted` for the control of a claim that should hold, `holds` for one of a claim that should be refuted. */
  must: v.picklist(["holds", "refuted"]),
  verdict,
  cases: number,
  failures: number,
  /** Cases whose training diverged: where the control must be refuted they say nothing, else they are failures. */
  diverged: number,
  discards: v.array(discard),
  conclusions: v.array(conclusion),
});

/** A setting in which the same check must come out the other way. */
export type ControlFinding = DataOf<typeof control>;
