import type { Property } from "../property/property.ts";
import type { Arbitraries, Drawn } from "../property/specification.ts";
import type { TrialContext } from "../property/trial.ts";
import type { Kind } from "../theorem/theorem.ts";
import { Diverged } from "../training/state.ts";
import { drawAt } from "./draw.ts";
import type { CaseName } from "./name.ts";
import { givenOf, trialOf } from "./part.ts";
import type { CaseRecord, CaseResult, Values } from "./record.ts";

class Discarded extends Error {}

/** The record of a case of a property: draws it, and tries it on networks that `train` trains. */
export async function runCase(property: Property, name: CaseName, train: TrialContext["train"]): Promise<CaseRecord> {
  const { claim, part, population, index, seed } = name;
  const drawn = drawAt(givenOf(property, population), seed, String(index));
  const result = await tryCase(property, part, drawn, train);
  return { claim, part, population, index, seed, ...result };
}

/**
 * Tries a drawn case of a part: the measured values, or why there are none. Errors other than a discard or a divergence
 * are thrown on.
 *
 * The trainings of a case come to it in the order in which it asked for them, each in a turn of the event loop of its
 * own, whoever made them and whenever they were done: so it always asks for the same ones in the same order, and where
 * one of several diverges it is always the same that ends the case.
 */
export async function tryCase(
  property: Property,
  part: string,
  drawn: Drawn<Arbitraries>,
  trained: TrialContext["train"],
): Promise<CaseResult> {
  const runs = new Set<string>();
  let over = false;
  let last: Promise<unknown> = Promise.resolve();
  const train: TrialContext["train"] = (experiment) => {
    if (over) throw new Error("the case is over");
    const asked = trained(experiment);
    asked.catch(() => {});
    const mine = last.then(nextTurn).then(async () => {
      const result = await asked;
      runs.add(result.run);
      return result;
    });
    last = mine.catch(() => {});
    return mine;
  };
  const assume = (condition: boolean, hypothesis: string) => {
    if (!condition) throw new Discarded(hypothesis);
  };
  const common = () => ({ drawn, runs: [...runs].sort() });
  try {
    const { measured, shows } = await trialOf(property, part)(drawn, { train, assume });
    const byName = byConclusion(measured, property.theorem.statement.kind);
    return { ...common(), status: "measured", measured: byName, ...(shows !== undefined && { shows }) };
  } catch (error) {
    if (error instanceof Discarded) return { ...common(), status: "discarded", reason: error.message };
    if (error instanceof Diverged) {
      runs.add(error.run);
      return { ...common(), status: "diverged", reason: error.message };
    }
    throw error;
  } finally {
    over = true;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function byConclusion(measured: unknown, kind: Kind): Record<string, readonly Values[]> {
  const listed = (instances: unknown) => (Array.isArray(instances) ? instances : [instances]) as readonly Values[];
  if (kind !== "limit") return { claim: listed(measured) };
  return Object.fromEntries(Object.entries(measured as object).map(([name, instances]) => [name, listed(instances)]));
}
