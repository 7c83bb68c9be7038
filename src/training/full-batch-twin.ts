import { stepsPerEpoch } from "../data/batches.ts";
import type { Samples } from "../data/dataset.ts";
import { type Experiment, requestOf, withRecipe } from "./experiment.ts";

/**
 * The experiment with all samples in every step instead of batches of B, from the same start at the same learning rate.
 * @param at what stays the same. At `equal forgetting` it is the steps, and with them τ; every sample is then seen about N/B times
 * as often. At `equal epochs` every sample is seen as often, in ⌈N/B⌉ times fewer steps, rounded up, which forget as much less.
 */
export function fullBatchTwin<D extends Samples>(
  experiment: Experiment<D>,
  at: "equal forgetting" | "equal epochs",
): Experiment<D> {
  const { recipe, data } = experiment;
  const perEpoch = stepsPerEpoch(requestOf(experiment).run.batches, data.inputs.rows);
  const steps = at === "equal epochs" ? Math.ceil(recipe.steps / perEpoch) : recipe.steps;
  return withRecipe(experiment, { batches: { order: "full" }, steps });
}
