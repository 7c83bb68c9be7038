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

function collapse(start: State, end: State, { assume }: TrialContext) {
  const margins = moments(squareLossMargins(end.outputs, end.data.labels));
  assume(margins.std < 0.05 * margins.mean, "all margins equal up to 5 %");
  return { measured: { V: variability(end), V_start: variability(start) } };
}

property(equalMarginsImplyCollapse, {
  given: {
    data: anyMixture({ classes: [2, 2], perClass: [4, 6, 8] }),
    network: anyDense({ depth: [3, 4], width: [48, 64], outputGain: 4 }),
    recipe: anySgd({ learningRate: [0.025, 0.035], decay: [1.5e-3, 2e-3], batchSize: [2, 8] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: {
      data: anyDigits({ classes: [2, 2], perClass: [4, 6, 8] }),
      network: anyConvolutional({
        convolutions: [2, 2],
        channels: [8, 16],
        kernel: [3, 3],
        stride: [2, 2],
        padding: ["valid"],
        pooling: [false],
        hidden: { depth: [1, 1], width: [48, 64] },
        outputGain: 4,
      }),
    },
  },
  // The last layer alone, on at least as many random features as there are samples, without decay.
  trial: async (drawn, context) => {
    const experiment = withRecipe(experimentOf(drawn, { forgetting: 6 }), { trains: "last layer", decay: 0 });
    const { start, end } = await context.train(experiment);
    return collapse(start, end, context);
  },
  within: strict({
    because: "a tenth of the variability at the start is far from exact collapse, and generous to the claim",
  }),
  controls: {
    "all layers trained, with decay": {
      trial: async (drawn, context) => {
        const { start, end } = await context.train(experimentOf(drawn, { forgetting: 6 }));
        return collapse(start, end, context);
      },
    },
  },
});
