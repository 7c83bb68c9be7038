import type { Dataset, Samples } from "../../data/dataset.ts";
import type { Experiment } from "../../training/experiment.ts";
import { type DataDraw, datasetOf } from "./data.ts";
import { type NetworkDraw, networkOf } from "./network.ts";
import { type RecipeDraw, recipeOf, type TrainingLength } from "./recipe.ts";

/** All that an experiment is made from, save its data. */
export interface TrainingDraw {
  readonly network: NetworkDraw;
  readonly recipe: RecipeDraw;
  /** Of the batch order. */
  readonly seed: number;
}

/** All that an experiment is made from. */
export interface ExperimentDraw extends TrainingDraw {
  readonly data: DataDraw;
}

/** The experiment of a draw, trained to the forgetting τ = `forgetting`. */
export function experimentOf(draw: ExperimentDraw, length: TrainingLength): Experiment<Dataset> {
  return experimentOn(datasetOf(draw.data), draw, length);
}

/** The experiment of a draw on data of its own: `experimentOn(scalarTargets(datasetOf(drawn.data)), drawn, { forgetting })`. */
export function experimentOn<D extends Samples>(data: D, draw: TrainingDraw, length: TrainingLength): Experiment<D> {
  return {
    data,
    network: networkOf(draw.network, data),
    recipe: recipeOf(draw.recipe, data.inputs.rows, length),
    seed: draw.seed,
  };
}
