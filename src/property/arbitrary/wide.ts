import { anyConvolutional, anyDense } from "./any-network.ts";
import { anyDigits, anyMixture } from "./data.ts";
import { seed } from "./numbers.ts";
import { anySgd } from "./recipe.ts";

/**
 * What claims about the rank of hidden layers draw from: mixtures of 2 to 4 classes and hidden layers of at least 24 neurons, six
 * times as many as classes, so that a rank near the number of classes is far below the width. Claims that draw the same cases share
 * their trainings.
 */
export function wideDense() {
  return {
    data: anyMixture({ classes: [2, 4], perClass: [8, 12], dimension: [16, 32] }),
    network: anyDense({ depth: [3, 4], width: [24, 40] }),
    recipe: anySgd({ learningRate: [0.1, 0.2], decay: [4e-3, 8e-3], batchSize: [2, 8] }),
    seed: seed(),
  };
}

/**
 * The same for convolutions, in place of data and network: two of 3×3 with stride 2 on digits, whose 2×2 pixels of 6 to 10 channels
 * a hidden layer of 24 to 32 neurons reads.
 */
export function wideConvolutional() {
  return {
    data: anyDigits({ classes: [2, 4], perClass: [8] }),
    network: anyConvolutional({
      convolutions: [2, 2],
      channels: [6, 10],
      kernel: [3, 3],
      stride: [2, 2],
      padding: ["valid"],
      pooling: [false],
      hidden: { depth: [1, 1], width: [24, 32] },
    }),
  };
}
