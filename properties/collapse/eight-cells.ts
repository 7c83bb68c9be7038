import { classMeans, misclassificationRate, variabilityRatio } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyDigits,
  anyMixture,
  anySgd,
  type Dataset,
  experimentOf,
  matchedNormalization,
  normalized,
  type State,
  seed,
  type TrialContext,
  withRecipe,
} from "#property";

/** What the ablation of SGD, weight decay and weight normalization draws from: small, as a case is nine trainings. */
export const eightCells = {
  given: {
    data: anyMixture({ classes: [2, 3], perClass: [6], dimension: [16, 24] }),
    network: anyDense({ depth: [3, 4], width: [20, 32], outputGain: 4 }),
    recipe: anySgd({ learningRate: [0.03, 0.04], decay: [5e-3, 8e-3], batchSize: [2, 4] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: {
      data: anyDigits({ classes: [2, 3], perClass: [6] }),
      network: anyConvolutional({
        convolutions: [2, 2],
        channels: [8, 12],
        kernel: [4, 5],
        stride: [3, 4],
        padding: ["valid"],
        pooling: [false],
        hidden: { depth: [1, 1], width: [20, 32] },
        outputGain: 4,
      }),
    },
  },
};

/** A combination of the three ingredients: batches or all samples, decay or none, weight normalization or none. */
export interface Cell {
  readonly batches: boolean;
  readonly decay: boolean;
  readonly normalization: boolean;
}

export const cells: readonly Cell[] = [false, true].flatMap((normalization) =>
  [true, false].flatMap((decay) => [true, false].map((batches) => ({ batches, decay, normalization }))),
);

/** How a cell came out, by the variability ratio of its last hidden layer. */
export interface CellEnd extends Cell {
  readonly end: State;
  /** At the end, after as many steps as weight decay needs to forget τ = 6. */
  readonly V: number;
  /** At the first state looked at that has forgotten τ = 6; null without decay, which forgets nothing. */
  readonly atForgetting: number | null;
}

const forgetting = 6;

/**
 * All eight cells from one start, over as many steps.
 *
 * Weight normalization needs rates that match those of weight decay at some scale ρ, and the start lies far above the scale where it
 * comes to rest, 40 to 500 times. Matched at rest, its first steps would be too long by ρ_start/ρ_rest and throw the start away; matched
 * at the start, it would forget next to nothing in these steps. So they are matched half-way, at √(ρ_start ρ_rest).
 */
export async function eightEnds(
  drawn: Parameters<typeof experimentOf>[0],
  { train, assume }: TrialContext,
): Promise<{ start: number; ends: CellEnd[] }> {
  const plain = experimentOf(drawn, { forgetting });
  const { end } = await train(withRecipe(plain, { steps: Math.ceil((4 / forgetting) * plain.recipe.steps) }));
  const rho = Math.sqrt(normalized(plain.network.start).scale * normalized(end.parameters).scale);
  const depth = plain.network.architecture.layers.length;
  if (plain.recipe.normalization !== null) throw new TypeError("a drawn recipe is of weight decay");
  const matched = matchedNormalization(plain.recipe, { rho, depth, exact: true });
  const trained = await Promise.all(
    cells.map(async ({ batches, decay, normalization }) => {
      const own = withRecipe(plain, normalization ? matched : {});
      const change = { ...(decay ? {} : { decay: 0 }), ...(batches ? {} : { batches: { order: "full" as const } }) };
      return train({ ...withRecipe(own, change), observe: early(plain.recipe.steps) });
    }),
  );
  // Weight normalization kills a convolution in some draws: what its features do then is no matter of decay.
  assume(
    trained.every(({ end }) => fits(end)),
    "all eight combinations classify all of their samples right",
  );
  return {
    start: variability(trained[0].start),
    ends: cells.map((cell, i) => ({
      ...cell,
      end: trained[i].end,
      V: variability(trained[i].end),
      atForgetting: cell.decay ? variability(firstForgotten(trained[i].states)) : null,
    })),
  };
}

/** Weight normalization forgets fastest at the start, where its scale is largest. */
function early(steps: number): number[] {
  return Array.from({ length: 15 }, (_, i) => Math.round(((i + 1) * steps) / 256));
}

function firstForgotten(states: readonly State<Dataset>[]): State<Dataset> {
  const end = states[states.length - 1];
  const { decay } = end.experiment.recipe;
  return states.find(({ integratedRate }) => 2 * Number(decay) * integratedRate >= forgetting) ?? end;
}

function fits({ outputs, data }: State): boolean {
  return misclassificationRate(outputs, data.labels) === 0;
}

function variability({ features, data }: State): number {
  return variabilityRatio(classMeans(features, data.labels, data.classes));
}
