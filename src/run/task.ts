import type { CaseName } from "../case/name.ts";
import { writeRecord } from "../case/record.ts";
import { runCase } from "../case/run-case.ts";
import type { Agreement, Counterexample } from "../finding/cases.ts";
import type { Proof } from "../finding/proof.ts";
import type { Property } from "../property/property.ts";
import { prove } from "../theorem/proof/prove.ts";
import type { Trainer } from "../training/trainer.ts";
import { agreementOf, type Place } from "./replay.ts";
import { type Failing, smallest } from "./smallest.ts";

/** What a worker is asked to do. It finds the claim by its id, so that a task is as small as its name. */
export type Task =
  | { readonly kind: "case"; readonly name: CaseName }
  | { readonly kind: "smallest"; readonly claim: string; readonly failing: Failing }
  | { readonly kind: "agreement"; readonly claim: string; readonly place: Place }
  | { readonly kind: "proof"; readonly claim: string; readonly lemma: number };

/** What comes of it. A case gives its record, as a line of the file of records. */
export interface Results {
  readonly case: string;
  readonly smallest: Counterexample;
  readonly agreement: Agreement | null;
  readonly proof: Proof;
}

/** What a worker works with. */
export interface Workshop {
  property(claim: string): Promise<Property>;
  /** Who trains the networks of a claim. */
  trainer(property: Property): Trainer;
  /** Who repeats them, bit for bit, and what the other one is called. */
  standard(property: Property): { readonly trainer: Trainer; readonly other: string };
}

/** Carries out a task. */
export async function perform<K extends Task["kind"]>(
  task: Task & { kind: K },
  workshop: Workshop,
): Promise<Results[K]>;
export async function perform(task: Task, workshop: Workshop): Promise<Results[Task["kind"]]> {
  const property = await workshop.property(claimOf(task));
  const { train, precision } = workshop.trainer(property);
  switch (task.kind) {
    case "case":
      return writeRecord(await runCase(property, task.name, train));
    case "smallest":
      return smallest(property, task.failing, { train, precision });
    case "agreement": {
      const { trainer: there, other } = workshop.standard(property);
      return agreementOf(property, task.place, { here: { train, precision }, there, label: other });
    }
    case "proof": {
      const { proofs = [], where } = property.theorem.statement;
      return (await prove(proofs[task.lemma], where)).proof;
    }
  }
}

/** The id of the claim that a task is for. */
export function claimOf(task: Task): string {
  return task.kind === "case" ? task.name.claim : task.claim;
}
