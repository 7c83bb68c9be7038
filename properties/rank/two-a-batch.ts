import { hiddenMean, stableRank } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyImages,
  anyMixture,
  anySgd,
  experimentOf,
  fullBatchTwin,
  type State,
  seed,
  type TrialContext,
} from "#property";

/** What claims draw from that compare two samples a batch with all samples at once: they share all trainings. */
export const twoABatch = {
  given: {
    data: anyMixture({ classes: [2, 3], perClass: [8, 12], dimension: [12, 24] }),
    network: anyDense({ depth: [3, 4], width: [24, 32] }),
    recipe: anySgd({ learningRate: [0.1, 0.2], decay: [5e-3, 8e-3], batchSize: [2, 2] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: {
      data: anyImages({ classes: [2, 3], perClass: [12], height: [6, 6], width: [6, 6], channels: [1, 2] }),
      network: anyConvolutional({
        convolutions: [2, 2],
        channels: [16, 20],
        kernel: [2, 3],
        stride: [2, 2],
        padding: ["valid"],
        pooling: [false],
        hidden: { depth: [1, 1], width: [20, 28] },
      }),
    },
  },
};

/** Two samples a batch to τ = 8, and the full batch over as many steps and over as many epochs, from one start. */
export async function smallAndFull(drawn: Parameters<typeof experimentOf>[0], train: TrialContext["train"]) {
  const experiment = experimentOf(drawn, { forgetting: 8 });
  const [small, atEqualForgetting, atEqualEpochs] = await Promise.all(
    [experiment, fullBatchTwin(experiment, "equal forgetting"), fullBatchTwin(experiment, "equal epochs")].map(train),
  );
  return { small, atEqualForgetting, atEqualEpochs };
}

/** The mean stable rank of the hidden-to-hidden layers. */
export function stable({ parameters }: State): number {
  return hiddenMean(parameters, stableRank);
}
