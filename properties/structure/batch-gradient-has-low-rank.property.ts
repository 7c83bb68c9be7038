import { layerPositions, rankAt, singularValues } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyImages,
  anyMixture,
  anySgd,
  experimentOf,
  lossGradient,
  type Observation,
  observations,
  property,
  seed,
  strict,
  type TrialContext,
} from "#property";
import batchGradientHasLowRank from "../../theorems/structure/batch-gradient-has-low-rank.ts";

/** As a share of σ₁. */
const threshold = 1e-12;

/** The rank of every layer's gradient over `samples`, about which the bound of the observed batch says something. */
function ranks({ state, batch }: Observation, samples: ArrayLike<number>) {
  const { experiment, parameters, data } = state;
  const { architecture } = experiment.network;
  const positions = layerPositions(architecture);
  return lossGradient(architecture, parameters, data, samples).matrices.flatMap((matrix, k) =>
    batch.length * positions[k] < Math.min(matrix.rows, matrix.columns)
      ? [{ rank: rankAt(matrix, threshold), B: batch.length, P: positions[k] }]
      : [],
  );
}

/** The first sample that is not in the batch, which is never all of the data. */
function oneMore(batch: Int32Array): number {
  const known = new Set(batch);
  for (let n = 0; ; n++) if (!known.has(n)) return n;
}

/** Singular values of the first layer's gradient, the bound at 0; below 1e-18 σ₁ they would stretch the figure for nothing. */
function spectrum({ state, batch, gradient }: Observation) {
  const bound = batch.length * layerPositions(state.experiment.network.architecture)[0];
  const values = singularValues(gradient.matrices[0]);
  return Array.from(values, (value, i) => [i + 1 - bound, Math.max(value / values[0], 1e-18)] as const);
}

/** The start, halfway and late in a short training: at any weights means at trained ones too. */
async function observed(drawn: Parameters<typeof experimentOf>[0], train: TrialContext["train"]) {
  const experiment = experimentOf(drawn, { forgetting: 0.05 });
  const all = observations(experiment, await train(experiment));
  return [0, 8, 15].map((sixteenths) => all[sixteenths]);
}

export default property(batchGradientHasLowRank, {
  // Of the first layer B·P_1 + 1 is at most its rows and columns, whatever is drawn: 9 of 12, and with convolutions
  // 3 · 4 + 1 of 16 channels and 18 entries of a patch.
  given: {
    data: anyMixture({ dimension: [12, 32] }),
    network: anyDense({ depth: [2, 5], width: [12, 48] }),
    recipe: anySgd({ learningRate: [0.02, 0.1], decay: [1e-3, 1e-2], batchSize: [1, 8] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: {
      data: anyImages({ height: [5, 6], width: [5, 6], channels: [2, 3] }),
      network: anyConvolutional({
        convolutions: [1, 2],
        channels: [16, 32],
        kernel: [3, 3],
        stride: [2, 3],
        padding: ["valid"],
      }),
      recipe: anySgd({ learningRate: [0.02, 0.1], decay: [1e-3, 1e-2], batchSize: [1, 3] }),
    },
  },
  larger: {
    "large dense": {
      data: anyMixture({ dimension: [64, 128] }),
      network: anyDense({ depth: [2, 5], width: [64, 128] }),
      recipe: anySgd({ learningRate: [0.02, 0.1], decay: [1e-3, 1e-2], batchSize: [1, 32] }),
    },
  },
  trial: async (drawn, { train }) => {
    const looked = await observed(drawn, train);
    return { measured: looked.flatMap((each) => ranks(each, each.batch)), shows: spectrum(looked[1]) };
  },
  within: strict({
    because:
      "ranks are integers; the threshold 1e-12 tells them from rounding: on seeds 1 to 5 the singular values beyond B·P_k were below 7e-16 σ₁, and those that the control's further sample adds to the first layer above 2e-3 σ₁, in 400 of 400 draws",
  }),
  controls: {
    "the gradient of B + 1 samples": {
      trial: async (drawn, { train }) => {
        const looked = await observed(drawn, train);
        return { measured: looked.flatMap((each) => ranks(each, [...each.batch, oneMore(each.batch)])) };
      },
    },
  },
  figures: (cases) =>
    ["dense", "convolutional"].map((population) => ({
      title: `The spectrum of a batch gradient ends at B·P_k, ${population}`,
      caption:
        "σ_i/σ₁ of the first layer's gradient halfway through training, counted from i = B·P_k at 0: what lies to the right is rounding, drawn at 1e-18 where it is less. The first eight cases.",
      x: { label: "i − B·P_k", log: false },
      y: { label: "σ_i/σ₁", log: true },
      series: cases
        .filter((each) => each.population === population)
        .slice(0, 8)
        .map(({ shows }, i) => ({ name: `case ${i}`, as: "line" as const, points: shows })),
    })),
});
