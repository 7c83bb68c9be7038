import fc from "fast-check";
import type { LearningRateSchedule } from "../../training/learning-rate.ts";
import { checkRecipe, type PlainRecipe, stepsToForget } from "../../training/recipe.ts";
import { count, logarithmic, type Range } from "./numbers.ts";

/** A description of a recipe, small enough to print. */
export interface RecipeDraw {
  readonly learningRate: number;
  readonly decay: number;
  readonly batchSize: number;
}

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
    batchSize: count("batch sizes", batchSize),
  });
}

/** How long a drawn recipe is trained, and how its learning rate goes down. */
export interface TrainingLength {
  /** τ. */
  readonly forgetting: number;
  /** `cooldown` when left out. */
  readonly schedule?: LearningRateSchedule;
}

/** The recipe of a draw for `samples` samples, trained until the initial weights survive with the factor e^(−τ). */
export function recipeOf(
  { learningRate, decay, batchSize }: RecipeDraw,
  samples: number,
  { forgetting, schedule = "cooldown" }: TrainingLength,
): PlainRecipe {
  const recipe: PlainRecipe = {
    learningRate,
    schedule,
    decay,
    biasDecay: 0,
    normalization: null,
    batches: { order: "random", size: evenBatchSize(batchSize, samples) },
    momentum: 0,
    trains: "all layers",
    steps: stepsToForget(forgetting, { learningRate, decay, schedule }),
  };
  checkRecipe(recipe);
  return recipe;
}

/**
 * The batch size that cuts N samples into ⌈N/B⌉ batches as even as can be. With B = 17 and N = 120 the last batch of every epoch
 * would be a single sample, whose step is as long as the others' and whose noise outlasts the cooldown.
 */
export function evenBatchSize(batchSize: number, samples: number): number {
  return Math.ceil(samples / Math.ceil(samples / batchSize));
}
