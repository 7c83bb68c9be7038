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

/**
 * Gathers the trainings that are asked for in one turn of the event loop into one engine call, so that an engine may spread
 * or stack them. An experiment that was trained before is not trained again: claims about one population share its runs.
 *
 * @param remembered how many trajectories are kept; the oldest go first.
 */
export function scheduler(engine: Engine, remembered = 512): Scheduler {
  const trajectories = new Map<string, Promise<Trajectory>>();
  let waiting: { request: TrainingRequest; settle: (trajectory: Promise<Trajectory>) => void }[] = [];

  const flush = () => {
    const gathered = waiting;
    waiting = [];
    const promises = engine.train(gathered.map(({ request }) => request));
    for (const [i, { settle }] of gathered.entries()) settle(promises[i]);
  };

  const trajectoryOf = (request: TrainingRequest): Promise<Trajectory> => {
    const key = fingerprint(request);
    const known = trajectories.get(key);
    if (known !== undefined) return known;
    const trajectory = new Promise<Trajectory>((resolve) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ request, settle: resolve });
    });
    trajectories.set(key, trajectory);
    const oldest = trajectories.keys().next().value;
    if (trajectories.size > remembered && oldest !== undefined) trajectories.delete(oldest);
    return trajectory;
  };

  return {
    capacity: engine.capacity,
    precision: engine.precision,
    async train<D extends Samples>(experiment: Experiment<D>): Promise<Trained<D>> {
      const { snapshots, divergedAt } = await trajectoryOf(requestOf(experiment));
      if (divergedAt !== null) throw new Diverged(divergedAt, experiment.recipe.learningRate);
      const states = snapshots.map((snapshot) => new State(experiment, snapshot));
      return { start: states[0], end: states[states.length - 1], states };
    },
  };
}

/** SHA-256 of everything that fixes a training. */
function fingerprint(request: TrainingRequest): string {
  const hash = createHash("sha256");
  absorb(hash, request);
  return hash.digest("hex");
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
