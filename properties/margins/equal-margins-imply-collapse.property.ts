import { classMeans, moments, squareLossMargins, variabilityRatio } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyDigits,
  anyMixture,
  anySgd,
  experimentOf,
  property,
  type State,
  seed,
  strict,
  type TrialContext,
  withRecipe,
} from "#property";
import equalMarginsImplyCollapse from "../../theorems/margins/equal-margins-imply-collapse.ts";

function variability({ features, data }: State): number {
  return variabilityRatio(classMeans(features, data.labels, data.classes));
}

/** std/|mean| of the margins. */
function relativeSpread({ outputs, data }: State): number {
  const { mean, std } = moments(squareLossMargins(outputs, data.labels));
  return std / Math.abs(mean);
}

function collapse(start: State, end: State, { assume }: TrialContext) {
  assume(relativeSpread(end) < 0.05, "all margins equal up to 5 %");
  return { measured: { V: variability(end), V_start: variability(start) } };
}

export default property(equalMarginsImplyCollapse, {
  given: {
    data: anyMixture({ classes: [2, 2], perClass: [4, 6, 8] }),
    network: anyDense({ depth: [3, 4], width: [32, 48] }),
    recipe: anySgd({ learningRate: [0.1, 0.15], decay: [1.5e-3, 2e-3], batchSize: [2, 8] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: {
      data: anyDigits({ classes: [2, 2], perClass: [4, 6] }),
      network: anyConvolutional({
        convolutions: [2, 2],
        channels: [8, 16],
        kernel: [3, 3],
        stride: [2, 2],
        padding: ["valid"],
        pooling: [false],
        hidden: { depth: [1, 1], width: [32, 48] },
        outputGain: 2,
      }),
    },
  },
  // The last layer alone, on at least as many random features as there are samples, without decay.
  trial: async (drawn, context) => {
    const experiment = withRecipe(experimentOf(drawn, { forgetting: 6 }), { trains: "last layer", decay: 0 });
    const { start, end, states } = await context.train(experiment);
    return {
      ...collapse(start, end, context),
      shows: states.map((state) => ({ margins: relativeSpread(state), V: variability(state) })),
    };
  },
  within: strict({
    because: "a tenth of the variability at the start is far from exact collapse, and generous to the claim",
  }),
  controls: {
    "all layers trained, with decay": {
      trial: async (drawn, context) => {
        const { start, end } = await context.train(experimentOf(drawn, { forgetting: 3 }));
        return collapse(start, end, context);
      },
    },
  },
  figures: (cases) =>
    ["dense", "convolutional"].map((population) => {
      const own = cases.filter((each) => each.population === population).slice(0, 4);
      return {
        title: `Margins become equal, features stay where they are, ${population}`,
        caption:
          "The last layer alone is trained. Lines: standard deviation over mean of the margins. Dots: the variability ratio of the features as a share of its start. The first four cases.",
        x: { label: "share of training", log: false },
        y: { label: "std/mean of the margins; V/V_start", log: true },
        series: own.flatMap(({ shows }, i) => [
          {
            name: `margins, case ${i}`,
            as: "line" as const,
            points: shows.map(({ margins }, t) => [t / (shows.length - 1), margins] as const),
          },
          {
            name: `features, case ${i}`,
            as: "dots" as const,
            points: shows.map(({ V }, t) => [t / (shows.length - 1), V / shows[0].V] as const),
          },
        ]),
      };
    }),
});
