import type { CaseName } from "../case/name.ts";
import { partsOf } from "../case/part.ts";
import type { Property } from "../property/property.ts";
import { budgetOf } from "../verdict/weighed.ts";
import type { Crew, Job, Jobs } from "./crew.ts";
import { type Records, RecordsLost } from "./run.ts";
import type { Settings } from "./settings.ts";
import type { Results } from "./task.ts";

/** One of `of` shards, from 1. */
export interface Shard {
  readonly shard: number;
  readonly of: number;
}

/** The names of a shard's cases: of every part of the claims every `of`-th case, as many as could be needed. */
export function* casesOf(
  properties: ReadonlyMap<string, Property>,
  settings: Settings,
  { shard, of }: Shard,
): Generator<CaseName> {
  for (const [claim, property] of properties) {
    const budget = budgetOf(property, settings);
    const parts = partsOf(property, settings.profile);
    for (let index = shard - 1; index < budget; index += of)
      for (const part of parts) yield { claim, ...part, index, seed: settings.seed };
  }
}

/** What became of a shard. */
export interface Made {
  readonly made: number;
  readonly known: number;
  /** The first error of each claim whose cases could not all be made. */
  readonly errors: ReadonlyMap<string, string>;
}

/**
 * Makes the records of a shard that are not there yet, and judges nothing.
 * @throws RecordsLost when one cannot be written; those before are safe.
 * @param hire makes the crew.
 * @param tell is told how many are made.
 */
export async function makeShard(
  names: readonly CaseName[],
  records: Records,
  hire: (jobs: Jobs) => Crew,
  tell: (made: number, of: number) => void,
): Promise<Made> {
  const errors = new Map<string, string>();
  const todo = names.filter((name) => records.find(name) === null);
  let made = 0;
  let next = 0;
  let finish: () => void = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let settled = 0;
  let lost: Error | null = null;
  const settle = () => {
    settled++;
    tell(settled, todo.length);
    if (settled === todo.length) finish();
    else crew.wake();
  };
  const job = (name: CaseName): Job => ({
    task: { kind: "case", name },
    done(line) {
      if (lost !== null) return;
      try {
        records.keep(name.claim, line as Results["case"]);
      } catch (error) {
        lost = error as Error;
        finish();
        return;
      }
      made++;
      settle();
    },
    failed(error) {
      if (!errors.has(name.claim)) errors.set(name.claim, error.message);
      settle();
    },
  });
  const crew = hire({
    next: () => (lost === null && next < todo.length ? job(todo[next++]) : null),
    nextProof: () => null,
  });
  if (todo.length > 0) {
    crew.wake();
    await finished;
  }
  await crew.dispose();
  if (lost !== null) throw new RecordsLost(lost);
  return { made, known: names.length - todo.length, errors };
}
