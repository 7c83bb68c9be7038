import { anyConvolutional, anyDense } from "./any-network.ts";
import { anyDigits, anyMixture } from "./data.ts";
import { seed } from "./numbers.ts";
import { anySgd } from "./recipe.ts";

/**
 * What claims that compare several trainings of one case draw from: smaller networks than broadDense has, fewer samples, and rates
 * and decays with which a training takes a tenth of the time.
 */
export function smallDense() {
  return {
    data: anyMixture({ classes: [2, 5], perClass: [8, 12] }),
    network: anyDense({ depth: [2, 4], width: [16, 32] }),
    recipe: anySgd({ learningRate: [0.1, 0.2], decay: [2e-3, 4e-3], batchSize: [4, 16] }),
    seed: seed(),
  };
}

/** The same for convolutions, in place of data and network: two of 3×3 with stride 2 on digits. */
export function smallConvolutional() {
  return {
    data: anyDigits({ classes: [2, 5], perClass: [8, 12] }),
    network: anyConvolutional({
      convolutions: [2, 2],
      channels: [4, 8],
      kernel: [3, 3],
      stride: [2, 2],
      padding: ["valid"],
      pooling: [false],
    }),
  };
}
