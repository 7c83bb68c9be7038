import { type LastEpochs, lastEpochs } from "../../training/last-epochs.ts";
import { anyConvolutional, anyDense } from "./any-network.ts";
import { anyDigits, anyMixture } from "./data.ts";
import { type ExperimentDraw, experimentOf } from "./experiment.ts";
import { seed } from "./numbers.ts";
import { anySgd } from "./recipe.ts";

/**
 * What claims about the noise of SGD draw from: small networks, and few samples, of clouds far enough apart to be fitted without
 * decay. An epoch is 2 to 16 steps long, and τ = 6 is reached after some thousand steps.
 */
export function fewSamplesDense() {
  return {
    data: anyMixture({ classes: [2, 4], perClass: [4, 6, 8], dimension: [12, 24], separation: [3, 8] }),
    network: anyDense({ depth: [2, 4], width: [16, 32] }),
    recipe: anySgd({ learningRate: [0.05, 0.15], decay: [3e-3, 1e-2], batchSize: [2, 4] }),
    seed: seed(),
  };
}

/** The same for convolutions, in place of data and network: two of them on digits, with large strides to be cheap. */
export function fewSamplesConvolutional() {
  return {
    data: anyDigits({ classes: [2, 4], perClass: [4, 6, 8] }),
    network: anyConvolutional({
      convolutions: [2, 2],
      channels: [6, 12],
      kernel: [4, 5],
      stride: [3, 4],
      padding: ["valid"],
      pooling: [false],
      hidden: { depth: [0, 1], width: [16, 24] },
    }),
  };
}

/** A draw trained to τ = 6 at a constant learning rate; its last eight epochs are looked at step by step. */
export function atConstantRate(draw: ExperimentDraw): LastEpochs {
  return lastEpochs(experimentOf(draw, { forgetting: 6, schedule: "constant" }), 8);
}
