import { leastNormSolution, normProduct, squareLossMargins } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyDigits,
  anyMixture,
  anySgd,
  type Dataset,
  datasetOf,
  experimentOf,
  features,
  networkOf,
  outputs,
  property,
  type State,
  seed,
  strict,
  withRecipe,
} from "#property";
import minNormAmongInterpolants from "../../theorems/margins/min-norm-is-max-margin-among-interpolants.ts";

type Network = ReturnType<typeof networkOf>;

/** The drawn network with four starts. */
function starts(draw: Parameters<typeof networkOf>[0], data: Dataset): Network[] {
  return [0, 1, 2, 3].map((flipped) => networkOf({ ...draw, seed: draw.seed ^ flipped }, data));
}

/**
 * The network with a last layer that interpolates, W diag(`weights`) with W of least norm for the weighted features. With
 * weights of 1 its own norm is the least.
 */
function interpolating({ architecture, start }: Network, data: Dataset, weights: (feature: number) => number): Network {
  const read = features(architecture, start, data.inputs);
  const weighted = { ...read, data: read.data.map((h, i) => h * weights(i % read.columns)) };
  const solved = leastNormSolution(weighted, data.targets);
  const last = { ...solved, data: solved.data.map((w, i) => w * weights(i % read.columns)) };
  return { architecture, start: { ...start, matrices: [...start.matrices.slice(0, -1), last] } };
}

/** What the formula needs to know of a network. */
function seen({ architecture, start }: Network, data: Dataset) {
  const f = outputs(architecture, start, data.inputs);
  const errors = Array.from({ length: f.rows }, (_, n) =>
    Math.sqrt(
      f.data
        .subarray(n * f.columns, (n + 1) * f.columns)
        .reduce((sum, value, c) => sum + (value - data.targets.data[n * f.columns + c]) ** 2, 0),
    ),
  );
  const rho = normProduct(start);
  const margins = [...squareLossMargins(f, data.labels, rho)];
  return { rho, margins, residual: Math.max(...errors), worst: Math.min(...margins) };
}

/** Every sample of every network, beside the network of smallest ρ. */
function compared(networks: readonly Network[], data: Dataset) {
  const all = networks.map((network) => seen(network, data));
  const smallest = all.reduce((a, b) => (b.rho < a.rho ? b : a));
  return all.flatMap(({ margins, ...network }) =>
    margins.map((margin) => ({
      ...network,
      margin,
      residual_smallest: smallest.residual,
      worst_smallest: smallest.worst,
    })),
  );
}

function trained({ experiment, parameters }: State): Network {
  return { architecture: experiment.network.architecture, start: parameters };
}

export default property(minNormAmongInterpolants, {
  given: {
    data: anyMixture({ classes: [2, 4], perClass: [2, 3, 4], dimension: [4, 12] }),
    network: anyDense({ depth: [2, 4], width: [32, 64] }),
    recipe: anySgd({ learningRate: [0.05, 0.1], decay: [1e-3, 2e-3], batchSize: [2, 8] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: {
      data: anyDigits({ classes: [2, 4], perClass: [2, 3] }),
      network: anyConvolutional({
        convolutions: [2, 2],
        channels: [12, 16],
        kernel: [3, 3],
        stride: [2, 2],
        padding: ["valid"],
        pooling: [false],
      }),
    },
  },
  trial: async (drawn, { train, assume }) => {
    const data = datasetOf(drawn.data);
    const solved = starts(drawn.network, data).flatMap((network) => [
      interpolating(network, data, () => 1),
      interpolating(network, data, (feature) => 1 + (feature % 5)),
    ]);
    assume(
      solved.every((network) => seen(network, data).residual < 1e-8),
      "the random features are independent, so that a last layer interpolates",
    );
    const { end } = await train(withRecipe(experimentOf(drawn, { forgetting: 0.25 }), { decay: 0 }));
    const measured = compared([...solved, trained(end)], data);
    const points = measured.map(({ rho, worst }) => [rho, worst] as const);
    return { measured, shows: { solved: points.slice(0, -data.labels.length), trained: points.slice(-1) } };
  },
  within: strict({
    because: "the inequalities are derived, with room for rounding stated in the formula",
  }),
  controls: {
    "half the error, in a network that decay keeps from interpolating": {
      formula: "abs(margin - 1 / rho) <= residual / (2 * rho)",
      trial: async (drawn, { train }) => {
        const { end } = await train(experimentOf(drawn, { forgetting: 0.25 }));
        return { measured: compared([trained(end)], end.data) };
      },
    },
    "the order alone, among networks that do not interpolate: the starts": {
      formula: "worst <= worst_smallest",
      trial: (drawn) => {
        const data = datasetOf(drawn.data);
        return { measured: compared(starts(drawn.network, data), data) };
      },
    },
  },
  figures: (cases) => {
    const all = cases.flatMap(({ shows }) => [...shows.solved, ...shows.trained]).map(([rho]) => rho);
    return [
      {
        title: "The margin of an interpolant is 1/ρ",
        caption:
          "The smallest margin ⟨y, f⟩/ρ of a network's samples against its norm product. Solved: the last layer interpolates exactly. Trained: without decay, for a while. The line is 1/ρ; the first twelve cases of each kind.",
        x: { label: "ρ = ∏‖W_k‖", log: true },
        y: { label: "smallest ⟨y, f⟩/ρ", log: true },
        series: [
          ...["dense", "convolutional"].flatMap((population) =>
            (["solved", "trained"] as const).map((kind) => ({
              name: `${population}, ${kind}`,
              as: "dots" as const,
              points: cases
                .filter((each) => each.population === population)
                .slice(0, 12)
                .flatMap(({ shows }) => shows[kind]),
            })),
          ),
          {
            name: "1/ρ",
            as: "line",
            points: [Math.min(...all), Math.max(...all)].map((rho) => [rho, 1 / rho] as const),
          },
        ],
      },
    ];
  },
});
