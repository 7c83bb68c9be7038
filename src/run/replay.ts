import { farthest } from "../case/agreement.ts";
import { drawAt } from "../case/draw.ts";
import { givenOf, judgedOf, populationsOf } from "../case/part.ts";
import type { CaseResult } from "../case/record.ts";
import { tryCase } from "../case/run-case.ts";
import type { Agreement } from "../finding/cases.ts";
import type { Property } from "../property/property.ts";
import type { Trainer } from "../training/trainer.ts";
import { type Judgement, judgementsOf } from "../verdict/judge.ts";

/** Where a case stands: which of a seed's cases, and the way down from it: fast-check's path. */
export interface Place {
  readonly population: string;
  readonly path: string;
  readonly seed: number;
}

/** One case of a claim, repeated, and its comparisons, each at its worst instance. */
export interface Replayed {
  readonly result: CaseResult;
  readonly judgements: readonly Judgement[];
}

/**
 * Repeats a case, exactly, on the engine that repeats runs bit for bit. Without a population it is a case of the first
 * one.
 * @throws RangeError when there is no such path or population.
 */
export async function replayCase(
  property: Property,
  { population, path, seed }: Place,
  { train, precision }: Trainer,
): Promise<Replayed> {
  const known = population === "" ? populationsOf(property, "full")[0] : population;
  const drawn = drawAt(givenOf(property, known), seed, path);
  const result = await tryCase(property, "", drawn, train);
  return { result, judgements: judgementsOf(judgedOf(property, ""), result, precision) };
}

/** How far a case's numbers by an engine are from those of its replay; null where one of the two measured nothing. */
export async function agreementOf(
  property: Property,
  place: Place,
  { here, there, label }: { here: Trainer; there: Trainer; label: string },
): Promise<Agreement | null> {
  const own = await replayCase(property, place, here);
  const exact = await replayCase(property, place, there);
  const apart = farthest(own.result, exact.result);
  return apart && { engine: label, population: place.population, path: place.path, ...apart };
}
