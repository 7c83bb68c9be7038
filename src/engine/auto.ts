import { availableParallelism } from "node:os";
import type { Engine, TrainingRequest, Trajectory } from "./run.ts";
import { stackKey } from "./tfjs/shared.ts";
import { operationsPerStep } from "./work.ts";

/**
 * From how many operations a step on, for each core of the processor, a population is worth the GPU. A stacked step of
 * three small dense layers starts 33 operations, which took TensorFlow's library .86 ms; a core makes 1.3e7
 * (16-32-32-4) to 2.4e7 (784-256-256-10) operations of float64 in that time, as `TOUCHSTONE_BACKEND=tensorflow npm run
 * test:gpu` prints on a processor. What the GPU itself takes beside that is assumed to be less, and was not measured.
 */
const PAYS = 2e7;

/**
 * Gives each population, the runs of one call that can share a stack, to the GPU where it is large enough to pay, else
 * to the processor.
 */
export function autoEngine(processor: Engine, gpu: Engine, cores = availableParallelism()): Engine {
  return {
    name: "auto",
    // Of the coarser one: a claim is judged once, wherever its runs were made.
    precision: "float32",
    train(requests) {
      const answers = new Map<TrainingRequest, Promise<Trajectory>>();
      for (const population of populations(requests)) {
        const work = population.reduce((sum, { run }) => sum + operationsPerStep(run), 0);
        const trained = (work >= PAYS * cores ? gpu : processor).train(population);
        for (const [i, request] of population.entries()) answers.set(request, trained[i]);
      }
      return requests.map((request) => answers.get(request) as Promise<Trajectory>);
    },
    async dispose() {
      await Promise.all([processor.dispose(), gpu.dispose()]);
    },
  };
}

function populations(requests: readonly TrainingRequest[]): TrainingRequest[][] {
  const byKey = new Map<string, TrainingRequest[]>();
  for (const request of requests) {
    const key = stackKey(request.run);
    byKey.set(key, [...(byKey.get(key) ?? []), request]);
  }
  return [...byKey.values()];
}
