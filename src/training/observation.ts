import { batchStream } from "../data/batches.ts";
import type { Dataset, Samples } from "../data/dataset.ts";
import { rateAt } from "../engine/schedule.ts";
import { type LossGradient, lossGradient } from "../network/gradient.ts";
import { type Experiment, requestOf } from "./experiment.ts";
import type { State, Trained } from "./state.ts";

/** An observed state with the step that the training took from there. */
export class Observation<D extends Samples = Dataset> {
  readonly state: State<D>;
  /** η_t. */
  readonly learningRate: number;
  /** The samples that the step saw. */
  readonly batch: Int32Array;
  #gradient: LossGradient | undefined;

  constructor(state: State<D>, learningRate: number, batch: Int32Array) {
    this.state = state;
    this.learningRate = learningRate;
    this.batch = batch;
  }

  /**
   * Loss of the batch and its gradient, in float64 and without penalty. It is computed from the weights when first asked for, not
   * taken from the engine: an identity checked on it checks the engine too.
   */
  get gradient(): LossGradient {
    const { experiment, parameters, data } = this.state;
    this.#gradient ??= lossGradient(experiment.network.architecture, parameters, data, this.batch);
    return this.#gradient;
  }
}

/** Every observed state from which a step was taken: all but the end. */
export function observations<D extends Samples>(
  experiment: Experiment<D>,
  { states }: Pick<Trained<D>, "states">,
): Observation<D>[] {
  const { run } = requestOf(experiment);
  const next = batchStream(run.batches, experiment.data.inputs.rows);
  let drawn = 0;
  const left = states.filter(({ step }) => step < experiment.recipe.steps);
  return left.map((state) => {
    for (; drawn < state.step; drawn++) next();
    drawn++;
    return new Observation(state, rateAt(run.rates, state.step), next().slice());
  });
}
