import { gaussianMixture } from "../data/mixture.ts";
import { random } from "../data/random.ts";
import { dense } from "../network/architecture.ts";
import { heStart } from "../network/initialize.ts";
import type { Engine, Run } from "./run.ts";

/** Steps that took this many seconds are enough to tell. */
const ENOUGH = 0.25;
/** Data of so many batches. */
const BATCHES = 4;

/**
 * Steps that an engine makes in a second, of all runs of a population together. Starting the engine and reading the runs in and out
 * do not count: a run of thousands of steps does it once, and of large networks it would hide a short one. Takes about a second, or
 * three trainings of a step or two where they take longer.
 *
 * @param runs by default as many small networks as a claim may have cases.
 */
export async function netStepsPerSecond(
  engine: Engine,
  runs: readonly Run[] = population({ widths: [16, 32, 32, 4], batch: 16, runs: 64 }),
): Promise<number> {
  const secondsFor = async (steps: number) => {
    const start = performance.now();
    await Promise.all(engine.train(runs.map((run) => ({ run, checkpoints: [steps] }))));
    return (performance.now() - start) / 1000;
  };
  // Threads are started and GPU programs compiled here.
  await secondsFor(1);
  const once = await secondsFor(1);
  for (let steps = 2; ; steps *= 4) {
    const more = (await secondsFor(steps)) - once;
    if (more >= ENOUGH) return (runs.length * (steps - 1)) / more;
  }
}

/** Runs of dense networks that share their shapes and nothing else. */
export function population({ widths, batch, runs }: { widths: readonly number[]; batch: number; runs: number }): Run[] {
  const architecture = dense(widths);
  const classes = widths[widths.length - 1];
  const perClass = Math.ceil((BATCHES * batch) / classes);
  return Array.from({ length: runs }, (_, seed) => ({
    architecture,
    start: heStart(architecture, random(seed, "throughput").normal),
    data: gaussianMixture({ classes, perClass, dimension: widths[0], separation: 4, seed }),
    batches: { order: "random", size: batch, seed },
    rates: [[0, 0.05]],
    regularization: { kind: "decay", lambda: architecture.layers.map(() => 1e-3), biasLambda: 0 },
    momentum: 0,
    trainable: architecture.layers.map(() => true),
  }));
}
