import { checkLearningRateSchedule, type LearningRateSchedule, meanRate } from "./learning-rate.ts";

/** The order in which samples are visited; see BatchOrder. */
export type Batches = { readonly order: "random" | "cyclic"; readonly size: number } | { readonly order: "full" };

interface AnyRecipe {
  /** η at the first step. */
  readonly learningRate: number;
  readonly schedule: LearningRateSchedule;
  readonly batches: Batches;
  /** β; 0 is plain SGD. */
  readonly momentum: number;
  /** Which layers move. */
  readonly trains: "all layers" | "last layer";
  readonly steps: number;
}

/** Training of plain weights. A framework's `weight_decay` is 2λ. */
export interface PlainRecipe extends AnyRecipe {
  readonly normalization: null;
  /** λ of every layer's matrix, or one λ a layer. */
  readonly decay: number | readonly number[];
  /** λ_b, of every bias; 0 for a network without biases. */
  readonly biasDecay: number;
}

/** Weight normalization: unit matrices and one scale ρ. It has one decay, the λ of λρ², and no biases. */
export interface NormalizedRecipe extends AnyRecipe {
  /** The learning rate of ρ is η · `scaleRate`. */
  readonly normalization: { readonly scaleRate: number };
  readonly decay: number;
  readonly biasDecay: 0;
}

/** How a network is trained, without its data and its start. */
export type Recipe = PlainRecipe | NormalizedRecipe;

/**
 * The recipe with some of its entries replaced.
 * @throws RangeError when the changed recipe contradicts itself, see checkRecipe.
 */
export function changed(recipe: Recipe, change: Partial<Recipe>): Recipe {
  // A change may lead from one kind of recipe to the other, which no type can follow; hence the check.
  const result = { ...recipe, ...change } as Recipe;
  checkRecipe(result);
  return result;
}

/** @throws RangeError naming the first entry that is impossible or contradicts another. */
export function checkRecipe(recipe: Recipe): void {
  const { learningRate, schedule, normalization, decay, biasDecay, steps } = recipe;
  if (!(learningRate >= 0) || !Number.isFinite(learningRate))
    throw new RangeError(`learning rate ${learningRate}: it must be finite and not negative`);
  checkLearningRateSchedule(schedule);
  for (const lambda of typeof decay === "number" ? [decay] : decay) {
    if (!(lambda >= 0) || !Number.isFinite(lambda))
      throw new RangeError(`weight decay ${lambda}: it must be finite and not negative`);
  }
  if (!(biasDecay >= 0) || !Number.isFinite(biasDecay))
    throw new RangeError(`bias decay ${biasDecay}: it must be finite and not negative`);
  if (normalization !== null) {
    if (typeof decay !== "number")
      throw new RangeError("weight normalization has one decay, of the scale: give a number, not one a layer");
    if (biasDecay !== 0)
      throw new RangeError(`bias decay ${biasDecay} with weight normalization, which has no biases: set it to 0`);
    if (!(normalization.scaleRate >= 0) || !Number.isFinite(normalization.scaleRate))
      throw new RangeError(`scale rate ${normalization.scaleRate}: it must be finite and not negative`);
  }
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError(`${steps} steps: train for an integer of at least 1`);
}

/**
 * The steps after which the initial weights survive with the factor e^(−τ): T = τ/(2ηλ · mean of η_t/η).
 * @throws RangeError unless τ, η and λ are positive and finite, and the schedule is possible.
 */
export function stepsToForget(
  forgetting: number,
  { learningRate, decay, schedule }: { learningRate: number; decay: number; schedule: LearningRateSchedule },
): number {
  for (const [name, value] of Object.entries({ forgetting, learningRate, decay })) {
    if (!(value > 0) || !Number.isFinite(value))
      throw new RangeError(`${name} ${value}: to forget, it must be positive and finite`);
  }
  checkLearningRateSchedule(schedule);
  return Math.ceil(forgetting / (2 * learningRate * decay * meanRate(schedule)));
}
