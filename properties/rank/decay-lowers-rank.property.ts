import { hiddenMean, rankAt, singularValues, stableRank } from "#measure";
import {
  anyConvolutional,
  experimentOf,
  property,
  type State,
  strict,
  wideConvolutional,
  wideDense,
  withRecipe,
} from "#property";
import decayLowersRank from "../../theorems/rank/decay-lowers-rank.ts";

const forgetting = 14;

function ranks({ parameters }: State) {
  return {
    stable: hiddenMean(parameters, stableRank),
    rank: hiddenMean(parameters, (matrix) => rankAt(matrix, 0.01)),
  };
}

/** What part of the twin's rank may be left: kernels alone need not lose any. */
function share(network: Parameters<typeof experimentOf>[0]["network"]): number {
  return network.hidden.length > 0 ? 0.7 : 1;
}

/** σ_i/σ₁ of the last hidden-to-hidden matrix. */
function spectrum({ parameters }: State) {
  const values = singularValues(parameters.matrices[parameters.matrices.length - 2]);
  return Array.from(values, (value, i) => [i + 1, value / values[0]] as const);
}

export default property(decayLowersRank, {
  given: wideDense(),
  populations: {
    dense: {},
    convolutional: wideConvolutional(),
    "kernels alone": {
      data: wideConvolutional().data,
      network: anyConvolutional({
        convolutions: [2, 2],
        channels: [4, 16],
        kernel: [3, 3],
        stride: [2, 2],
        padding: ["valid"],
        pooling: [false],
        hidden: { depth: [0, 0], width: [24, 24] },
      }),
    },
  },
  trial: async (drawn, { train }) => {
    const experiment = experimentOf(drawn, { forgetting });
    const [decayed, twin] = await Promise.all([train(experiment), train(withRecipe(experiment, { decay: 0 }))]);
    const without = ranks(twin.end);
    return {
      measured: {
        ...ranks(decayed.end),
        stable_twin: without.stable,
        rank_twin: without.rank,
        q: share(drawn.network),
      },
      shows: { decayed: spectrum(decayed.end), twin: spectrum(twin.end) },
    };
  },
  within: strict({
    because:
      "the factor .7 is part of the claim: on seeds 1 to 3 all of 63 dense draws and 63 with a dense hidden layer met both, no left side above .40 of its right one, or .86 with convolutions; and 68 of 69 with kernels alone",
  }),
  controls: {
    "null pair: no decay, another batch order, against the twin": {
      trial: async (drawn, { train }) => {
        const experiment = withRecipe(experimentOf(drawn, { forgetting }), { decay: 0 });
        const [twin, other] = await Promise.all([
          train(experiment),
          train({ ...experiment, seed: experiment.seed ^ 1 }),
        ]);
        const without = ranks(twin.end);
        const q = share(drawn.network);
        return { measured: { ...ranks(other.end), stable_twin: without.stable, rank_twin: without.rank, q } };
      },
    },
  },
  figures: (cases) =>
    ["dense", "convolutional", "kernels alone"].map((population) => {
      const own = cases.filter((each) => each.population === population).slice(0, 4);
      const curves = (kind: "decayed" | "twin", name: string) =>
        own.map(({ shows }, i) => ({ name: `${name}, case ${i}`, as: "line" as const, points: shows[kind] }));
      return {
        title: `Singular values of the last hidden-to-hidden layer, ${population}`,
        caption: "σ_i/σ₁ at the end of training, with weight decay and without; the first four cases.",
        x: { label: "i", log: false },
        y: { label: "σ_i/σ₁", log: true },
        series: [...curves("decayed", "decay"), ...curves("twin", "λ = 0")],
      };
    }),
});
