import { gaussianMixture } from "../../src/data/mixture.ts";
import { random } from "../../src/data/random.ts";
import { trainByReference } from "../../src/engine/reference/reference.ts";
import type { Engine, TrainingRequest } from "../../src/engine/run.ts";
import { type Biases, dense } from "../../src/network/architecture.ts";
import { heStart } from "../../src/network/initialize.ts";
import type { Experiment, Network } from "../../src/training/experiment.ts";
import type { PlainRecipe } from "../../src/training/recipe.ts";

export const recipe: PlainRecipe = {
  learningRate: 0.1,
  schedule: "cooldown",
  decay: 0.01,
  biasDecay: 0,
  normalization: null,
  batches: { order: "random", size: 3 },
  momentum: 0,
  trains: "all layers",
  steps: 8,
};

/** A network of the given widths with a He start. */
export function network(widths: readonly number[], bias: Biases = "none"): Network {
  const architecture = dense(widths, { bias });
  return { architecture, start: heStart(architecture, random(1).normal, { biasDeviation: bias === "none" ? 0 : 0.5 }) };
}

/** Eight samples of two classes, a network of two layers, and the recipe above. */
export const experiment: Experiment = {
  network: network([4, 5, 2]),
  data: gaussianMixture({ classes: 2, perClass: 4, dimension: 4, separation: 3, seed: 2 }),
  recipe,
  seed: 3,
};

/** n steps of rate .1. */
export function steps(n: number): Experiment {
  return { ...experiment, recipe: { ...recipe, learningRate: 0.1, schedule: "constant", steps: n } };
}

/** The reference engine, with a note of every call. */
export function noted(): Engine & { calls: (readonly TrainingRequest[])[] } {
  const calls: (readonly TrainingRequest[])[] = [];
  return {
    name: "noted",
    precision: "float64",
    calls,
    train: (requests) => {
      calls.push(requests);
      return requests.map(async (request) => trainByReference(request));
    },
    dispose: async () => {},
  };
}

/** The largest |a_i − b_i|. */
export function distance(a: { data: Float64Array }, b: { data: Float64Array }): number {
  return Math.max(...a.data.map((value, i) => Math.abs(value - b.data[i])));
}
