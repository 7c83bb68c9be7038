import { engineLabel } from "../engine/choice.ts";
import type { Engine } from "../engine/run.ts";
import { type PreciseChoice, standardEngine } from "../engine/start.ts";
import { type Property, precisionOf } from "../property/property.ts";
import { type Shelf, type Trainer, trainer } from "../training/trainer.ts";
import { engineInWords, engineOf, type Settings } from "./settings.ts";
import type { Workshop } from "./task.ts";

/** What a thread that runs cases works with: one engine for each precision, whose trainings its claims share. */
export function workshop({
  settings,
  shelf,
  start,
  property,
}: {
  settings: Pick<Settings, "engine" | "backend" | "precision">;
  /** Where other threads' trainings are; null where there is one thread. */
  shelf: Shelf | null;
  start: (choice: PreciseChoice) => Engine;
  property: Workshop["property"];
}): Workshop {
  const trainers = new Map<string, Trainer>();
  const one = (choice: PreciseChoice, shelf: Shelf | null): Trainer => {
    const key = `${engineLabel(choice)} ${choice.precision} ${shelf === null}`;
    const known = trainers.get(key) ?? trainer(start(choice), { shelf });
    trainers.set(key, known);
    return known;
  };
  return {
    property,
    trainer: (of: Property) => one(engineOf(of, settings), shelf),
    standard: (of: Property) => ({
      // Without the shelf: under the names of its trainings lie those of the other engine.
      trainer: one({ ...standardEngine, precision: precisionOf(of) }, null),
      other: engineInWords(engineOf(of, settings)),
    }),
  };
}
