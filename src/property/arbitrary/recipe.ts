import fc from "fast-check";
import { type Recipe, stepsToForget } from "../../training/recipe.ts";
import { integer, logarithmic } from "./numbers.ts";

/** A description of a recipe, small enough to print. */
export interface RecipeDraw {
  readonly learningRate: number;
  readonly decay: number;
  readonly batchSize: number;
}

type Range = readonly [low: number, high: number];

/** SGD with weight decay. Its batch size is evened out when it meets its data: see evenBatchSize. */
export function anySgd({
  learningRate,
  decay,
  batchSize,
}: {
  learningRate: Range;
  decay: Range;
  batchSize: Range;
}): fc.Arbitrary<RecipeDraw> {
  return fc.record({
    learningRate: logarithmic(...learningRate),
    decay: logarithmic(...decay),
    batchSize: integer(...batchSize),
  });
}

/** The recipe of a draw for `samples` samples, trained with the cooldown schedule to the forgetting τ = `forgetting`. */
export function recipeOf(draw: RecipeDraw, samples: number, forgetting: number): Recipe {
  const { learningRate, decay, batchSize } = draw;
  return {
    learningRate,
    schedule: "cooldown",
    decay,
    normalization: null,
    batches: { order: "random", size: evenBatchSize(batchSize, samples) },
    momentum: 0,
    trains: "all layers",
    steps: stepsToForget(forgetting, { learningRate, decay, schedule: "cooldown" }),
  };
}

/**
 * The batch size that cuts N samples into ⌈N/B⌉ batches as even as can be. With B = 17 and N = 120 the last batch of every epoch
 * would be a single sample, whose step is as long as the others' and whose noise outlasts the cooldown.
 */
export function evenBatchSize(batchSize: number, samples: number): number {
  return Math.ceil(samples / Math.ceil(samples / batchSize));
}
