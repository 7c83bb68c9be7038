import type { Samples } from "../data/dataset.ts";
import { type Experiment, withRecipe } from "./experiment.ts";

/** The experiment with batches of the same size, but one order of the samples for all epochs. Full batches have no order. */
export function inCyclicOrder<D extends Samples>(experiment: Experiment<D>): Experiment<D> {
  const { batches } = experiment.recipe;
  return batches.order === "full"
    ? experiment
    : withRecipe(experiment, { batches: { order: "cyclic", size: batches.size } });
}
