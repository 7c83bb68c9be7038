import type { Parameters } from "../../network/parameters.ts";
import { dense, fixedRun, fixedRuns } from "../fixed-runs.ts";
import { trainByReference } from "../reference/reference.ts";
import type { Engine, Run } from "../run.ts";

/**
 * What a backend's `parityError` may be. Float32 gives 2e-5 to 3e-5 on the processor's backends: a weight is rounded by 2^-24 of
 * itself at each step, and errors are relative to as little as a hundredth of a weight. Products in TF32 (2^-11), which some
 * GPUs use for float32 unasked, give 1e-2.
 */
export const parityLimit = 3e-4;

/** Of each run, before its weights are compared. */
export const paritySteps = 5;

/**
 * The fixed runs of all kinds, and one of a size that a GPU would give to its tensor cores. No ReLU of theirs is near its kink, where
 * the order of a sum, which is a backend's own, would decide the slope.
 */
export const parityRuns: readonly Run[] = [
  ...fixedRuns,
  fixedRun([dense(80, 64, "relu", false), dense(64, 64, "relu", false), dense(64, 8, "identity", false)], 80, {
    samples: 32,
    sphere: false,
    momentum: 0,
  }),
];

/**
 * How far an engine's steps are from the reference's: the largest error of an entry, relative to the largest change of its matrix
 * or bias, or where that is small to a hundredth of its largest entry. NaN where a run diverged.
 */
export async function parityError(engine: Engine): Promise<number> {
  const requests = parityRuns.map((run) => ({ run, checkpoints: [paritySteps] }));
  const trajectories = await Promise.all(engine.train(requests));
  const errors = trajectories.map(({ snapshots }, i) => {
    const [expected] = trainByReference(requests[i]).snapshots;
    return snapshots.length === 0
      ? Number.NaN
      : changeError(parityRuns[i].start, expected.parameters, snapshots[0].parameters);
  });
  return Math.max(...errors);
}

function changeError(start: Parameters, expected: Parameters, actual: Parameters): number {
  const relative = (from: Float64Array, to: Float64Array, got: Float64Array) => {
    const change = Math.max(...to.map((value, i) => Math.abs(value - from[i])));
    return (
      Math.max(...to.map((value, i) => Math.abs(got[i] - value))) /
      Math.max(change, 0.01 * Math.max(...to.map(Math.abs)))
    );
  };
  const matrices = expected.matrices.map(({ data }, k) =>
    relative(start.matrices[k].data, data, actual.matrices[k].data),
  );
  const biases = expected.biases.flatMap((bias, k) => {
    const [from, got] = [start.biases[k], actual.biases[k]];
    return bias === null || from === null || got === null ? [] : [relative(from, bias, got)];
  });
  return Math.max(...matrices, ...biases);
}
