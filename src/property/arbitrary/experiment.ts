import type { Experiment } from "../../training/experiment.ts";
import { type DataDraw, datasetOf } from "./data.ts";
import { type NetworkDraw, networkOf } from "./network.ts";
import { type RecipeDraw, recipeOf } from "./recipe.ts";

/** All that an experiment is made from. */
export interface ExperimentDraw {
  readonly data: DataDraw;
  readonly network: NetworkDraw;
  readonly recipe: RecipeDraw;
  /** Of the batch order. */
  readonly seed: number;
}

/** The experiment of a draw, trained with the cooldown schedule to the forgetting τ = `forgetting`. */
export function experimentOf(draw: ExperimentDraw, { forgetting }: { forgetting: number }): Experiment {
  const data = datasetOf(draw.data);
  return {
    data,
    network: networkOf(draw.network, data),
    recipe: recipeOf(draw.recipe, data.inputs.rows, forgetting),
    seed: draw.seed,
  };
}
