import { referenceEngine } from "../../src/engine/reference/reference.ts";
import type { Engine } from "../../src/engine/run.ts";
import type { PreciseChoice } from "../../src/engine/start.ts";
import type { Property } from "../../src/property/property.ts";
import type { Crew, Job, Jobs } from "../../src/run/crew.ts";
import { type Records, Run } from "../../src/run/run.ts";
import { plainSettings, type Settings } from "../../src/run/settings.ts";
import { perform } from "../../src/run/task.ts";
import { workshop } from "../../src/run/workshop.ts";

/** A plain run by the reference engine, among six claims on record. */
export const settings: Settings = { ...plainSettings(6), engine: "reference" };

/** How a crew in this thread works. */
export interface Work {
  readonly engine?: (choice: PreciseChoice) => Engine;
  /** How many jobs it holds at once. */
  readonly held?: number;
  /** What is waited for before a job is handed in. */
  readonly late?: () => Promise<void>;
}

/** A crew of one member in this thread, for properties that no file holds. */
export function inThread(
  properties: ReadonlyMap<string, Property>,
  settings: Settings,
  jobs: Jobs,
  { engine = referenceEngine, held = 1, late = async () => {} }: Work = {},
): Crew {
  const shop = workshop({
    settings,
    shelf: null,
    start: engine,
    property: async (id) => properties.get(id) as Property,
  });
  let busy = 0;
  const work = async (job: Job) => {
    try {
      const value = await perform(job.task, shop);
      await late();
      job.done(value, 0);
    } catch (error) {
      job.failed(error as Error, 0);
    } finally {
      busy--;
      fill();
    }
  };
  const fill = () => {
    while (busy < held) {
      const job = jobs.nextProof() ?? jobs.next(0, 1);
      if (job === null) return;
      busy++;
      void work(job);
    }
  };
  return { wake: fill, tally: { made: 0, shared: 0 }, dispose: async () => {} };
}

/** The finding of a property under an id, decided in this thread. */
export async function decide(
  id: string,
  property: Property,
  { change = {}, records, ...work }: Work & { change?: Partial<Settings>; records?: Records } = {},
) {
  const own = { ...settings, ...change };
  const run = new Run(own, (jobs) => inThread(new Map([[id, property]]), own, jobs, work), { records });
  return (await run.decide(id, property)).finding;
}
