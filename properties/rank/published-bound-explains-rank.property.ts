import { layerPositions, rankAt, singularValues } from "#measure";
import { experimentOf, property, type State, strict, type TrialContext, wideConvolutional, wideDense } from "#property";
import publishedBoundExplainsRank from "../../theorems/rank/published-bound-explains-rank.ts";

const tolerance = 0.01;

/** B·P·log(2/ε)/(2ηλ). */
function publishedBound(of: { samples: number; positions: number; learningRate: number; decay: number }): number {
  return of.samples * of.positions * counted(of);
}

/** The last steps that the bound counts, log(2/ε)/(2ηλ) of them. */
function counted({ learningRate, decay }: { learningRate: number; decay: number }): number {
  return Math.log(2 / tolerance) / (2 * learningRate * decay);
}

/** Of every hidden-to-hidden layer, the first one first. */
function layers({ experiment, parameters }: State, recipe: Draw["recipe"]) {
  const { batches } = experiment.recipe;
  const samples = batches.order === "full" ? experiment.data.inputs.rows : batches.size;
  const positions = layerPositions(experiment.network.architecture);
  return parameters.matrices.slice(1, -1).map((matrix, i) => ({
    rank: rankAt(matrix, tolerance),
    bound: publishedBound({ samples, positions: positions[i + 1], ...recipe }),
    width: Math.min(matrix.rows, matrix.columns),
  }));
}

/** σ₁(W_{L−1}). */
function largest({ parameters }: State): number {
  return singularValues(parameters.matrices[parameters.matrices.length - 2])[0];
}

type Draw = Parameters<typeof experimentOf>[0];

async function bounded(drawn: Draw, length: Parameters<typeof experimentOf>[1], { train, assume }: TrialContext) {
  const { states, end } = await train(experimentOf(drawn, length));
  // The states are a sixteenth of the run apart, so it is asked of a few more steps.
  const before = states.findLast(({ step }) => step <= end.step - counted(drawn.recipe)) as State;
  assume(largest(before) <= 2 * largest(end), "the norm has settled");
  return layers(end, drawn.recipe);
}

/** Usual settings: every combination, of which each has a bound. A framework's weight decay is 2λ. */
const usual = [16, 64, 256, 1024, 4096].flatMap((width) =>
  [1e-3, 1e-2, 1e-1, 5e-1].flatMap((learningRate) =>
    [1e-4, 5e-4, 5e-3].flatMap((frameworkDecay) =>
      [1, 32, 256].map((samples) => ({ width, learningRate, decay: frameworkDecay / 2, samples, positions: 1 })),
    ),
  ),
);

export default property(publishedBoundExplainsRank, {
  given: wideDense(),
  populations: { dense: {}, convolutional: wideConvolutional() },
  trial: async (drawn, context) => {
    const all = await bounded(drawn, { forgetting: 14 }, context);
    return { measured: all[all.length - 1], shows: all };
  },
  within: strict({
    because:
      "the claim is two inequalities, far from equality: with B = 2, η = .2 and λ = .008 the bound is 3,311, the smallest that can be drawn, and no layer is wider than 40",
  }),
  atLeast: 20,
  controls: {
    "one sample a batch, a large decay at a constant rate, a wide layer": {
      changes: (drawn) => ({
        ...drawn,
        network: widened(drawn.network),
        recipe: { learningRate: 0.25, decay: 0.06, batchSize: 1 },
      }),
      trial: async (drawn, context) => {
        const all = await bounded(drawn, { forgetting: 8, schedule: "constant" }, context);
        return { measured: all[all.length - 1] };
      },
    },
  },
  figures: (cases) => {
    const line = [16, 4096].map((x) => [x, x] as const);
    const measured = (of: "bound" | "rank") =>
      cases.flatMap(({ shows }) => shows.map((each) => [each.width, each[of]] as const));
    const below = usual.filter((setting) => publishedBound(setting) < setting.width).length;
    return [
      {
        title: "The bound on the rank against the width",
        caption: `B·P·log(2/ε)/(2ηλ) for ε = .01: over a grid of usual settings (η = .001 to .5, a framework's weight decay 2λ = .0001 to .005, 1 to 256 samples a batch, layers 16 to 4096 wide, P = 1), and for the hidden-to-hidden layers of the drawn networks, with the rank that they have. Below the line the bound says something: ${below} of ${usual.length} settings of the grid.`,
        x: { label: "width", log: true },
        y: { label: "bound, rank", log: true },
        series: [
          {
            name: "bound, usual settings",
            as: "dots" as const,
            points: usual.map((each) => [each.width, publishedBound(each)] as const),
          },
          { name: "bound, drawn networks", as: "dots" as const, points: measured("bound") },
          { name: "rank, drawn networks", as: "dots" as const, points: measured("rank") },
          { name: "width", as: "line" as const, points: line },
        ],
      },
    ];
  },
});

/** The same network with a W_{L−1} of 192 × 192: of two convolutions the second one's 2×2 pixels of 48 channels give as many. */
function widened(network: Draw["network"]): Draw["network"] {
  const hidden = network.hidden.map((width, i) => (i >= network.hidden.length - 2 ? 192 : width));
  if (network.kind === "dense") return { ...network, hidden, outputGain: 1 / 4 };
  const convolutions = network.convolutions.map((each, i) => (i === 1 ? { ...each, channels: 48 } : each));
  return { ...network, hidden, convolutions, outputGain: 1 / 4 };
}
