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

/** SGD with weight decay. Its batch size is cut to the number of samples when it meets its data. */
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
    batches: { order: "random", size: Math.min(batchSize, samples) },
    momentum: 0,
    trains: "all layers",
    steps: stepsToForget(forgetting, { learningRate, decay, schedule: "cooldown" }),
  };
}
