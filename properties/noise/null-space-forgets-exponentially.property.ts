import { seenAndUnseen, weightNorm } from "#measure";
import {
  experimentOf,
  property,
  relative,
  type State,
  type TrialContext,
  unseenConvolutional,
  unseenDense,
  withRecipe,
} from "#property";
import nullSpaceForgetsExponentially from "../../theorems/noise/null-space-forgets-exponentially.ts";

type Draw = Parameters<typeof experimentOf>[0];
type Part = "seen" | "unseen";

function partOf({ experiment, parameters, data }: State, part: Part) {
  return seenAndUnseen(experiment.network.architecture.layers[0], parameters.matrices[0], data.inputs)[part];
}

/** What is left of a part of W_1 at every observed step, against what decay alone would leave. */
function remains(states: readonly State[], part: Part, { learningRate, decay }: Draw["recipe"]) {
  const first = partOf(states[0], part);
  const norm = weightNorm({ matrices: [first] });
  return states.slice(1).map((state) => {
    const now = partOf(state, part);
    const p = (1 - 2 * learningRate * decay) ** state.step;
    return {
      survivor: weightNorm({ matrices: [now] }) / norm,
      p,
      off: weightNorm({ matrices: [{ ...now, data: now.data.map((w, i) => w - p * first.data[i]) }] }) / norm,
      scale: p,
    };
  });
}

/** A training by SGD, and one by full-batch descent. */
function bothRuns(drawn: Draw, train: TrialContext["train"]) {
  const experiment = experimentOf(drawn, { forgetting: 1.5, schedule: "constant" });
  const full = withRecipe(experiment, { batches: { order: "full" } });
  return Promise.all([experiment, full].map(async (each) => (await train(each)).states));
}

export default property(nullSpaceForgetsExponentially, {
  given: unseenDense(),
  populations: { dense: {}, convolutional: unseenConvolutional() },
  trial: async (drawn, { train }) => {
    const runs = await bothRuns(drawn, train);
    const unseen = runs.map((states) => remains(states, "unseen", drawn.recipe));
    const seen = remains(runs[0], "seen", drawn.recipe);
    const curve = (of: typeof seen) => of.map(({ survivor }, i) => [(1.5 * (i + 1)) / of.length, survivor] as const);
    return {
      measured: unseen.flat(),
      shows: { sgd: curve(unseen[0]), full: curve(unseen[1]), seen: curve(seen) },
    };
  },
  within: relative(1e-12, {
    to: "scale",
    because:
      "float64 rounding of some thousand steps, relative to what is left of the start; on seeds 1 to 4 the worst is below 1e-14",
    float32: {
      limit: 3e-5,
      because:
        "some thousand steps that each round the weights, the seen and the unseen part together, by up to 2^-24; the worst seen on seed 1 of simd-f32 is 2.4e-6",
    },
  }),
  controls: {
    "what the data do see of W_1": {
      trial: async (drawn, { train }) => {
        const runs = await bothRuns(drawn, train);
        return { measured: runs.flatMap((states) => remains(states, "seen", drawn.recipe)) };
      },
    },
    "a linear law, 1 − 2Σηλ in place of the product": {
      formula: "survivor == p",
      trial: async (drawn, { train }) => {
        const { learningRate, decay } = drawn.recipe;
        const runs = await bothRuns(drawn, train);
        return {
          measured: runs.flatMap((states) =>
            remains(states, "unseen", drawn.recipe).map((each, i) => ({
              ...each,
              p: 1 - 2 * learningRate * decay * states[i + 1].step,
            })),
          ),
        };
      },
    },
  },
  figures: (cases) =>
    ["dense", "convolutional"].map((population) => {
      const own = cases.filter((each) => each.population === population).slice(0, 4);
      const curves = (kind: "sgd" | "full" | "seen", name: string, as: "line" | "dots") =>
        own.map(({ shows }, i) => ({ name: `${name}, case ${i}`, as, points: shows[kind] }));
      return {
        title: `The unseen weights fade as e^(−τ) whatever the batches, ${population}`,
        caption:
          "Norm of W_1's part orthogonal to the data, as a share of its start: one line for SGD, dots for full-batch descent, of all cases on one another; and of the part that the data see, under SGD. The first four cases.",
        x: { label: "forgetting τ = 2Σηλ", log: false },
        y: { label: "‖part of W_1‖ over its start", log: true },
        series: [
          ...curves("sgd", "unseen, SGD", "line"),
          ...curves("full", "unseen, full batch", "dots"),
          ...curves("seen", "seen, SGD", "line"),
        ],
      };
    }),
});
