import type { Dataset, Samples } from "../data/dataset.ts";
import type { Run, TrainingRequest } from "../engine/run.ts";
import type { Architecture } from "../network/architecture.ts";
import { normalized, type Parameters } from "../network/parameters.ts";
import { ratesOf } from "./learning-rate.ts";
import { type Observed, observedSteps } from "./observed-steps.ts";
import { changed, checkRecipe, type Recipe } from "./recipe.ts";

/** A network at its start. */
export interface Network {
  readonly architecture: Architecture;
  readonly start: Parameters;
}

/** One training to be made: a network, its data, and how it is trained. The data of a regression are Samples, without labels. */
export interface Experiment<D extends Samples = Dataset> {
  readonly network: Network;
  readonly data: D;
  readonly recipe: Recipe;
  /** Of the batch order. */
  readonly seed: number;
  /** Steps to look at, besides the sixteenths of the run. */
  readonly observe?: Observed;
}

/**
 * The same experiment under a changed recipe. The number of steps stays unless it is changed too:
 * `{ decay: 0 }` gives the twin, from the same start over the same steps.
 * @throws RangeError when the changed recipe contradicts itself or does not fit the network.
 */
export function withRecipe<D extends Samples>(experiment: Experiment<D>, change: Partial<Recipe>): Experiment<D> {
  const recipe = changed(experiment.recipe, change);
  checkFit(recipe, experiment.network.architecture);
  return { ...experiment, recipe };
}

/** @throws RangeError when a recipe speaks of what the network does not have, or forbids what it has. */
export function checkFit({ normalization, decay, biasDecay }: Recipe, { layers }: Architecture): void {
  const biased = layers.some(({ bias }) => bias);
  if (normalization !== null && biased)
    throw new RangeError(
      "weight normalization of a network with biases: the scale does not factor out, leave them out",
    );
  if (biasDecay > 0 && !biased)
    throw new RangeError(
      `bias decay ${biasDecay} for a network without biases: set it to 0, or give the layers biases`,
    );
  if (typeof decay !== "number" && decay.length !== layers.length)
    throw new RangeError(`${decay.length} weight decays for ${layers.length} layers: give one a layer`);
}

/** What an engine is asked for. @throws RangeError when the recipe contradicts itself or does not fit the network. */
export function requestOf({ network, data, recipe, seed, observe }: Experiment<Samples>): TrainingRequest {
  checkRecipe(recipe);
  checkFit(recipe, network.architecture);
  const { learningRate, schedule, batches, momentum, trains, steps } = recipe;
  const { layers } = network.architecture;
  const run: Run = {
    architecture: network.architecture,
    start: recipe.normalization === null ? network.start : normalized(network.start),
    data: { inputs: data.inputs, targets: data.targets },
    batches: batches.order === "full" ? batches : { ...batches, seed },
    rates: ratesOf(schedule, learningRate, steps),
    regularization: regularizationOf(recipe, layers.length),
    momentum,
    trainable: layers.map((_, k) => trains === "all layers" || k === layers.length - 1),
  };
  return { run, checkpoints: observedSteps(steps, observe) };
}

function regularizationOf(recipe: Recipe, depth: number): Run["regularization"] {
  if (recipe.normalization !== null)
    return { kind: "normalized", lambda: recipe.decay, scaleRate: recipe.normalization.scaleRate };
  const { decay, biasDecay } = recipe;
  const lambda = typeof decay === "number" ? Array.from({ length: depth }, () => decay) : decay;
  return { kind: "decay", lambda, biasLambda: biasDecay };
}
