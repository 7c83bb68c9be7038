import { createHash, type Hash } from "node:crypto";
import type { Samples } from "../data/dataset.ts";
import type { Engine, TrainingRequest, Trajectory } from "../engine/run.ts";
import { type Experiment, requestOf } from "./experiment.ts";
import { inSharedMemory } from "./shared-memory.ts";
import { Diverged, State, type Trained } from "./state.ts";

/** Trains experiments on an engine. */
export interface Trainer {
  /** In which the weights are trained. */
  readonly precision: Engine["precision"];
  /** @throws Diverged when a weight becomes NaN or infinite; RangeError when the experiment is impossible. */
  train<D extends Samples>(experiment: Experiment<D>): Promise<Trained<D>>;
}

/** Where trainings are shared between threads: what one has made, another need not make again. */
export interface Shelf {
  /**
   * A training by its name, once whoever makes it is done; null when it is the asker's to make. Who was told so must
   * put it there, or say that there will be none.
   */
  take(run: string): Promise<Trajectory | null>;
  put(run: string, trajectory: Trajectory): void;
  /** The training of that name failed here. */
  fail(run: string): void;
}

/** Bytes: 512 MiB alone, and 64 MiB beside a shelf, which has more of them. */
const REMEMBERED = { alone: 2 ** 29, besideShelf: 2 ** 26 };

/**
 * Gathers the trainings that are asked for in one turn of the event loop into one engine call, so that an engine may
 * stack them. An experiment that was trained before is not trained again: claims about one population share its runs.
 *
 * @param shelf where other threads look for them; without one they are shared in this thread alone.
 * @param remembered bytes of weights that are kept at hand; those not asked for the longest go first.
 */
export function trainer(
  engine: Engine,
  {
    shelf = null,
    remembered = shelf === null ? REMEMBERED.alone : REMEMBERED.besideShelf,
  }: { shelf?: Shelf | null; remembered?: number } = {},
): Trainer {
  const trajectories = new Map<string, { readonly promise: Promise<Trajectory>; readonly bytes: number }>();
  let kept = 0;
  let waiting: { request: TrainingRequest; settle: (trajectory: Promise<Trajectory>) => void }[] = [];

  const flush = () => {
    const gathered = waiting;
    waiting = [];
    const promises = engine.train(gathered.map(({ request }) => request));
    for (const [i, { settle }] of gathered.entries()) settle(promises[i]);
  };

  const made = (request: TrainingRequest): Promise<Trajectory> =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ request, settle: resolve });
    });

  const obtained = async (run: string, request: TrainingRequest, shelf: Shelf): Promise<Trajectory> => {
    const taken = await shelf.take(run);
    if (taken !== null) return taken;
    try {
      const trajectory = inSharedMemory(await made(request));
      shelf.put(run, trajectory);
      return trajectory;
    } catch (error) {
      shelf.fail(run);
      throw error;
    }
  };

  const trajectoryOf = (run: string, request: TrainingRequest): Promise<Trajectory> => {
    const known = trajectories.get(run);
    if (known !== undefined) {
      // To the end of the queue, as what was asked for last.
      trajectories.delete(run);
      trajectories.set(run, known);
      return known.promise;
    }
    const promise = shelf === null ? made(request) : obtained(run, request, shelf);
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
    precision: engine.precision,
    async train<D extends Samples>(experiment: Experiment<D>): Promise<Trained<D>> {
      const request = requestOf(experiment);
      const run = nameOf(request, engine.precision);
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

/**
 * 64 bits of the SHA-256 of everything that fixes a training, the precision among it: that two of a million share a
 * name has a chance of 3e-8.
 */
function nameOf(request: TrainingRequest, precision: Engine["precision"]): string {
  const hash = createHash("sha256");
  hash.update(precision);
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
