import { batchStream } from "../data/batches.ts";
import { rateAt } from "../engine/schedule.ts";
import { type LossGradient, lossGradient } from "../network/gradient.ts";
import { type Experiment, requestOf } from "./experiment.ts";
import type { State, Trained } from "./state.ts";

/** One step of a training, seen from both sides. */
export interface Step {
  readonly before: State;
  readonly after: State;
  /** η_t. */
  readonly learningRate: number;
  /** The samples that the step saw. */
  readonly batch: Int32Array;
  /** Loss of those samples and its gradient at the weights before, in float64 and without penalty. */
  readonly gradient: LossGradient;
}

/**
 * The first steps of a training one by one, as far as every step was observed. The gradients are computed anew from the weights,
 * not taken from the engine: an identity checked on them checks the engine too.
 */
export function stepsOf(experiment: Experiment, { states }: Trained): Step[] {
  const { run } = requestOf(experiment);
  const next = batchStream(run.batches, experiment.data.inputs.rows);
  const steps: Step[] = [];
  for (let t = 0; t + 1 < states.length && states[t + 1].step === t + 1; t++) {
    const batch = next().slice();
    const before = states[t];
    steps.push({
      before,
      after: states[t + 1],
      learningRate: rateAt(run.rates, t),
      batch,
      gradient: lossGradient(experiment.network.architecture, before.parameters, experiment.data, batch),
    });
  }
  return steps;
}
