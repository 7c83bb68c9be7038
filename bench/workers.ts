import type { Engine } from "../src/engine/run.ts";
import { simdEngine } from "../src/engine/simd/engine.ts";
import { type Workload, workloads } from "./workloads.ts";

/** Eight equal trainings, by one worker and by two. */
export interface Sharing {
  readonly name: string;
  readonly workload: Workload;
}

/** Trainings per second by one worker and by two, of each round. */
export interface SharingRates {
  readonly one: readonly number[];
  readonly two: readonly number[];
}

export const sharings: readonly Sharing[] = ["16-32-32-4 B16", "64-128-128-10 B32"].flatMap((name) =>
  workloads.filter((workload) => workload.name === name).map((workload) => ({ name: `workers ${name}`, workload })),
);

const RUNS = 8;

/** Times both in turn. One worker takes about `seconds` for its eight trainings. */
export async function sharingRates({ workload }: Sharing, rounds: number, seconds: number): Promise<SharingRates> {
  const engines = [simdEngine({ workers: 1 }), simdEngine({ workers: 2 })] as const;
  try {
    // The first trainings start the workers and let V8 optimize their kernels.
    let steps = 64;
    for (const engine of engines) await rate(engine, workload, steps);
    while (RUNS / (await rate(engines[0], workload, steps)) < seconds / 2) steps *= 2;
    await rate(engines[1], workload, steps);
    const rates: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      for (const [i, engine] of engines.entries()) rates[i].push(await rate(engine, workload, steps));
    }
    return { one: rates[0], two: rates[1] };
  } finally {
    await Promise.all(engines.map((engine) => engine.dispose()));
  }
}

async function rate(engine: Engine, { run }: Workload, steps: number): Promise<number> {
  const requests = Array.from({ length: RUNS }, () => ({ run, checkpoints: [steps] }));
  const start = performance.now();
  await Promise.all(engine.train(requests));
  return (RUNS * 1000) / (performance.now() - start);
}
