import * as v from "valibot";
import type { Proof, ProofOutcome, ProofStep, Written } from "../theorem/proof/proof.ts";
import { byName } from "./by-name.ts";
import { number } from "./number.ts";

// The types are theorem's, which says what the fields mean. Where the schema differs it does not compile: `satisfies`
// sees what the schema lacks, and property, which puts proofs into findings, what it has too much.
export type { Proof, ProofOutcome, ProofStep, Written };

const written = v.object({ formula: v.string(), tex: v.string() });

const step = v.object({
  says: v.string(),
  status: v.picklist(["proved", "true of any"]),
  formula: v.string(),
  tex: v.string(),
});

export const proof = v.object({
  says: v.string(),
  outcome: v.picklist(["proved", "not proved", "undecided"]),
  reason: v.string(),
  where: byName(v.string()),
  define: v.array(written),
  hypotheses: v.array(written),
  conclusion: written,
  steps: v.array(step),
  conditions: v.array(v.string()),
  witness: byName(v.string()),
  mutation: written,
  counterModel: v.nullable(byName(v.string())),
  covers: v.string(),
  leaves: v.nullable(v.string()),
  queries: number,
}) satisfies v.GenericSchema<unknown, Proof>;
