import type { Dataset } from "../data/dataset.ts";
import type { Run, TrainingRequest } from "../engine/run.ts";
import type { Architecture } from "../network/architecture.ts";
import { normalized, type Parameters } from "../network/parameters.ts";
import { type Recipe, scheduleOf } from "./recipe.ts";

/** A network at its start. */
export interface Network {
  readonly architecture: Architecture;
  readonly start: Parameters;
}

/** One training to be made: a network, its data, and how it is trained. */
export interface Experiment {
  readonly network: Network;
  readonly data: Dataset;
  readonly recipe: Recipe;
  /** Of the batch order. */
  readonly seed: number;
  /** Steps to look at, besides the sixteenths of the run. */
  readonly observe?: readonly number[];
}

/** The steps at which every training is looked at: 0, T/16, …, T. One grid for all, so that claims can share a training. */
export function observedSteps(steps: number, extra: readonly number[] = []): number[] {
  const grid = Array.from({ length: 17 }, (_, i) => Math.round((i * steps) / 16));
  return [...new Set([...grid, ...extra])].sort((a, b) => a - b);
}

/**
 * The same experiment under a changed recipe. The number of steps stays unless it is changed too:
 * `{ decay: 0 }` gives the twin, from the same start over the same steps.
 */
export function withRecipe(experiment: Experiment, change: Partial<Recipe>): Experiment {
  return { ...experiment, recipe: { ...experiment.recipe, ...change } };
}

/** What an engine is asked for. @throws RangeError when the steps are not a positive integer. */
export function requestOf({ network, data, recipe, seed, observe }: Experiment): TrainingRequest {
  const { steps, decay, normalization, batches, momentum, trains } = recipe;
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError(`${steps} steps: train for an integer of at least 1`);
  const { layers } = network.architecture;
  if (normalization !== null && typeof decay !== "number") {
    throw new RangeError("weight normalization has one decay, of the scale: give a number, not one a layer");
  }
  const run: Run = {
    architecture: network.architecture,
    start: normalization === null ? network.start : normalized(network.start),
    data: { inputs: data.inputs, targets: data.targets },
    batches: batches.order === "full" ? batches : { ...batches, seed },
    rates: scheduleOf(recipe),
    regularization:
      normalization !== null && typeof decay === "number"
        ? { kind: "normalized", lambda: decay, scaleRate: normalization.scaleRate }
        : { kind: "decay", lambda: typeof decay === "number" ? layers.map(() => decay) : decay },
    momentum,
    trainable: layers.map((_, k) => trains === "all layers" || k === layers.length - 1),
  };
  return { run, checkpoints: observedSteps(steps, observe) };
}
