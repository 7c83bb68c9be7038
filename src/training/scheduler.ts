import { createHash, type Hash } from "node:crypto";
import type { Samples } from "../data/dataset.ts";
import type { Engine, TrainingRequest, Trajectory } from "../engine/run.ts";
import { type Experiment, requestOf } from "./experiment.ts";
import { Diverged, State, type Trained } from "./state.ts";

/** Trains experiments on an engine. */
export interface Scheduler {
  /** How many trainings are worth asking for at once. */
  readonly capacity: number;
  /** In which the weights are trained. */
  readonly precision: Engine["precision"];
  /** @throws Diverged when a weight becomes NaN or infinite; RangeError when the experiment is impossible. */
  train<D extends Samples>(experiment: Experiment<D>): Promise<Trained<D>>;
}

/** 1 GiB. */
const REMEMBERED = 2 ** 30;

/**
 * Gathers the trainings that are asked for in one turn of the event loop into one engine call, so that an engine may spread
 * or stack them. An experiment that was trained before is not trained again: claims about one population share its runs.
 *
 * @param remembered bytes of weights that are kept for that; those not asked for the longest go first.
 */
export function scheduler(engine: Engine, remembered = REMEMBERED): Scheduler {
  const trajectories = new Map<string, { readonly promise: Promise<Trajectory>; readonly bytes: number }>();
  let kept = 0;
  let waiting: { request: TrainingRequest; settle: (trajectory: Promise<Trajectory>) => void }[] = [];

  const flush = () => {
    const gathered = waiting;
    waiting = [];
    const promises = engine.train(gathered.map(({ request }) => request));
    for (const [i, { settle }] of gathered.entries()) settle(promises[i]);
  };

  const trajectoryOf = (run: string, request: TrainingRequest): Promise<Trajectory> => {
    const known = trajectories.get(run);
    if (known !== undefined) {
      // To the end of the queue, as what was asked for last.
      trajectories.delete(run);
      trajectories.set(run, known);
      return known.promise;
    }
    const promise = new Promise<Trajectory>((resolve) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ request, settle: resolve });
    });
    const bytes = bytesOf(request);
    trajectories.set(run, { promise, bytes });
    kept += bytes;
    for (const [longest, { bytes }] of trajectories) {
      if (kept <= remembered || longest === run) break;
      trajectories.delete(longest);
      kept -= bytes;
    }
    return promise;
  };

  return {
    capacity: engine.capacity,
    precision: engine.precision,
    async train<D extends Samples>(experiment: Experiment<D>): Promise<Trained<D>> {
      const request = requestOf(experiment);
      const run = nameOf(request);
      const { snapshots, divergedAt } = await trajectoryOf(run, request);
      if (divergedAt !== null) throw new Diverged(divergedAt, experiment.recipe.learningRate, run);
      const states = snapshots.map((snapshot) => new State(experiment, snapshot));
      return { start: states[0], end: states[states.length - 1], states, run };
    },
  };
}

/** Of all the weights that the training is looked at with. */
function bytesOf({ run, checkpoints }: TrainingRequest): number {
  return run.start.matrices.reduce((sum, { data }) => sum + data.byteLength, 0) * checkpoints.length;
}

/** 64 bits of the SHA-256 of everything that fixes a training: that two of a million share a name has a chance of 3e-8. */
function nameOf(request: TrainingRequest): string {
  const hash = createHash("sha256");
  absorb(hash, request);
  return hash.digest("hex").slice(0, 16);
}

function absorb(hash: Hash, value: unknown): void {
  if (value instanceof Float64Array || value instanceof Int32Array) {
    hash.update(`${value.constructor.name}${value.length}:`);
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      hash.update(`{${key}`);
      absorb(hash, entry);
    }
    hash.update("}");
  } else {
    hash.update(`${typeof value}${String(value)};`);
  }
}
