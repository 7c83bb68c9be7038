import type { Dataset, Samples } from "../data/dataset.ts";
import type { LossGradient } from "../network/gradient.ts";
import type { Experiment } from "./experiment.ts";
import { observations } from "./observation.ts";
import type { State, Trained } from "./state.ts";

/** One step of a training, seen from both sides. */
export interface Step<D extends Samples = Dataset> {
  readonly before: State<D>;
  readonly after: State<D>;
  /** η_t. */
  readonly learningRate: number;
  /** The samples that the step saw. */
  readonly batch: Int32Array;
  /** The batch's loss and gradient at the weights before, see Observation. */
  readonly gradient: LossGradient;
}

/** The steps of a training that were observed from both sides, ascending. */
export function stepsOf<D extends Samples>(
  experiment: Experiment<D>,
  { states }: Pick<Trained<D>, "states">,
): Step<D>[] {
  const followers = new Map(states.map((state) => [state.step - 1, state]));
  const left = states.filter(({ step }) => followers.has(step));
  return observations(experiment, { states: left }).map((seen) => ({
    before: seen.state,
    after: followers.get(seen.state.step) as State<D>,
    learningRate: seen.learningRate,
    batch: seen.batch,
    get gradient() {
      return seen.gradient;
    },
  }));
}
