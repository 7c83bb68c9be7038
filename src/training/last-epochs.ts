import { stepsPerEpoch } from "../data/batches.ts";
import type { Dataset, Samples } from "../data/dataset.ts";
import type { Parameters } from "../network/parameters.ts";
import { type Experiment, withRecipe } from "./experiment.ts";
import type { State, Trained } from "./state.ts";

/** A training of whole epochs whose last ones are looked at step by step. */
export interface LastEpochs<D extends Samples = Dataset> {
  /** The twins made from it by withRecipe are looked at in the same steps, whatever their batches, as long as they are as many. */
  readonly experiment: Experiment<D>;
  /** The weights before and after every step of the last epochs. */
  weights(trained: Trained<D>): readonly Parameters[];
  /** The states where the last epochs begin and end. */
  ends(trained: Trained<D>): readonly State<D>[];
}

/**
 * The experiment with its steps rounded up to whole epochs, at least as many as are looked at. A cyclic order repeats itself after
 * an epoch, so that a mean over steps is fair to it over whole epochs only.
 * @throws RangeError when `epochs` is not an integer of at least 1.
 */
export function lastEpochs<D extends Samples>(experiment: Experiment<D>, epochs: number): LastEpochs<D> {
  if (!Number.isInteger(epochs) || epochs < 1)
    throw new RangeError(`the last ${epochs} epochs: choose an integer of at least 1`);
  const { data, recipe, seed } = experiment;
  const { batches } = recipe;
  const length = stepsPerEpoch(batches.order === "full" ? batches : { ...batches, seed }, data.inputs.rows);
  const steps = Math.max(epochs, Math.ceil(recipe.steps / length)) * length;
  const from = steps - epochs * length;
  const watched = (trained: Trained<D>) => trained.states.filter(({ step }) => step >= from);
  return {
    experiment: { ...withRecipe(experiment, { steps }), observe: { every: 1, from, until: steps } },
    weights: (trained) => watched(trained).map(({ parameters }) => parameters),
    ends: (trained) => watched(trained).filter(({ step }) => (step - from) % length === 0),
  };
}
