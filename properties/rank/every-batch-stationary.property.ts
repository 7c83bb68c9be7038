import { layerNorms } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyImages,
  anyMixture,
  anySgd,
  experimentOf,
  integer,
  lossGradient,
  property,
  type State,
  seed,
  strict,
} from "#property";
import everyBatchStationary from "../../theorems/rank/every-batch-stationary.ts";

const forgetting = 5;

/** Every choice of `size` of the numbers 0 … N−1. */
function subsets(N: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: N - from }, (_, i) => from + i).flatMap((first) =>
    subsets(N, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

/** ‖∂L_𝓑/∂W_L + 2λW_L‖_F of the batch that the indices name. */
function residual({ experiment, parameters, data }: State, lambda: number, batch: number[]): number {
  const gradient = lossGradient(experiment.network.architecture, parameters, data, batch).matrices.at(-1);
  const last = parameters.matrices.at(-1);
  return Math.hypot(...(gradient?.data.map((g, i) => g + 2 * lambda * (last?.data[i] ?? 0)) ?? []));
}

function sides(state: State, lambda: number, batches: number[][]) {
  return {
    largest: Math.max(...batches.map((batch) => residual(state, lambda, batch))),
    lambda,
    norm: layerNorms(state.parameters).at(-1),
    C: state.data.classes,
    B: batches[0].length,
  };
}

function samplesOf({ data }: State): number {
  return data.inputs.rows;
}

export default property(everyBatchStationary, {
  // Few samples, so that all of their batches can be looked at: C·n is at least 4 and B at most 3.
  given: {
    data: anyMixture({ classes: [2, 3], perClass: [2, 3], dimension: [8, 16] }),
    network: anyDense({ depth: [2, 4], width: [16, 32] }),
    recipe: anySgd({ learningRate: [0.05, 0.1], decay: [2e-3, 1e-2], batchSize: [1, 2] }),
    B: integer(1, 3),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: {
      data: anyImages({ classes: [2, 3], perClass: [2, 3], height: [5, 6], width: [5, 6], channels: [1, 2] }),
      network: anyConvolutional({ convolutions: [1, 2], channels: [8, 16], kernel: [2, 3], stride: [2, 2] }),
    },
  },
  // At the start, on the way and at the end, where the whole loss is nearly stationary.
  trial: async (drawn, { train }) => {
    const { decay } = drawn.recipe;
    const { states } = await train(experimentOf(drawn, { forgetting }));
    const N = samplesOf(states[0]);
    const everyFourth = states.filter((_, i) => i % 4 === 0);
    const measured = everyFourth.map((state) => sides(state, decay, subsets(N, drawn.B)));
    const all = Array.from({ length: N }, (_, n) => n);
    return {
      measured,
      shows: everyFourth.map((state, i) => ({
        share: state.step / states[states.length - 1].step,
        worst: measured[i].largest / (2 * decay * (measured[i].norm ?? 0)),
        whole: residual(state, decay, all) / (2 * decay * (measured[i].norm ?? 0)),
      })),
    };
  },
  within: strict({ because: "the claim is an inequality and its constant part of it" }),
  controls: {
    "one batch, of all samples": {
      trial: async (drawn, { train }) => {
        const { end } = await train(experimentOf(drawn, { forgetting }));
        const { B: _, ...whole } = sides(end, drawn.recipe.decay, subsets(samplesOf(end), samplesOf(end)));
        return { measured: { ...whole, B: 1 } };
      },
    },
    "three times the constant, single samples of two classes": {
      changes: (drawn) => ({ ...drawn, B: 1, data: { ...drawn.data, classes: 2 } as typeof drawn.data }),
      formula: "largest >= 6 * lambda * norm * sqrt(1 - 1 / C) / (2 * B - 1)",
    },
  },
  figures: (cases) => {
    const curves = (of: "worst" | "whole", name: string) =>
      cases.slice(0, 6).map(({ shows }, i) => ({
        name: `${name}, case ${i}`,
        as: "line" as const,
        points: shows.map((each) => [each.share, each[of]] as const),
      }));
    return [
      {
        title: "The loss comes to rest, its batches do not",
        caption:
          "How far a step of the whole data, and of the batch that is worst off, would move W_L, over weight decay's pull 2λ‖W_L‖; the first six cases. Were every batch stationary, all curves would fall to 0.",
        x: { label: "share of training", log: false },
        y: { label: "‖∂L/∂W_L + 2λW_L‖ / (2λ‖W_L‖)", log: true },
        series: [...curves("worst", "worst batch"), ...curves("whole", "whole data")],
      },
    ];
  },
});
