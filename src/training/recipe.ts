import type { Schedule } from "../engine/schedule.ts";

/** The order in which samples are visited; see BatchOrder. */
export type Batches = { readonly order: "random" | "cyclic"; readonly size: number } | { readonly order: "full" };

/** How a network is trained, without its data and its start. */
export interface Recipe {
  /** η at the first step. */
  readonly learningRate: number;
  /**
   * - `constant`: η throughout.
   * - `cooldown`: η for 60 % of the steps, then linear down to .02 η at the end. It lowers the noise floor ∝ η/λ.
   */
  readonly schedule: "constant" | "cooldown";
  /** λ of every layer, or one λ a layer; with normalization the λ of λρ². A framework's `weight_decay` is 2λ. */
  readonly decay: number | readonly number[];
  /** Weight normalization: unit matrices and one scale ρ, whose learning rate is η · `scaleRate`. Null trains plain weights. */
  readonly normalization: { readonly scaleRate: number } | null;
  readonly batches: Batches;
  /** β; 0 is plain SGD. */
  readonly momentum: number;
  /** Which layers move. */
  readonly trains: "all layers" | "last layer";
  readonly steps: number;
}

/** Mean of η_t/η under `cooldown`: .6 + .4 · (1 + .02)/2. */
const cooldownMean = 0.804;

/**
 * The steps after which the initial weights survive with the factor e^(−τ): T = τ/(2ηλ · mean of η_t/η).
 * @throws RangeError unless τ, η and λ are positive and finite.
 */
export function stepsToForget(
  forgetting: number,
  { learningRate, decay, schedule }: { learningRate: number; decay: number; schedule: Recipe["schedule"] },
): number {
  for (const [name, value] of Object.entries({ forgetting, learningRate, decay })) {
    if (!(value > 0) || !Number.isFinite(value))
      throw new RangeError(`${name} ${value}: to forget, it must be positive and finite`);
  }
  return Math.ceil(forgetting / (2 * learningRate * decay * (schedule === "cooldown" ? cooldownMean : 1)));
}

/** η_t of a recipe. */
export function scheduleOf({ learningRate, schedule, steps }: Recipe): Schedule {
  if (schedule === "constant") return [[0, learningRate]];
  return [
    [0, learningRate],
    [0.6 * steps, learningRate],
    [steps, 0.02 * learningRate],
  ];
}
