import { anyConvolutional, anyDense } from "./any-network.ts";
import { anyImages, anyMixture } from "./data.ts";
import { seed } from "./numbers.ts";
import { anySgd } from "./recipe.ts";

/**
 * Networks that cannot see all of their first layer's weights: 4 to 12 inputs in at least 16 dimensions. Batches hold at most half
 * of the inputs.
 */
export function unseenDense() {
  return {
    data: anyMixture({ classes: [2, 3], perClass: [2, 3, 4], dimension: [16, 32] }),
    network: anyDense({ depth: [2, 4], width: [16, 32] }),
    recipe: anySgd({ learningRate: [0.05, 0.15], decay: [3e-3, 1e-2], batchSize: [1, 2] }),
    seed: seed(),
  };
}

/** The same for convolutions, in place of data and network: at most 6 images of at most 4 patches, which hold 27 numbers each. */
export function unseenConvolutional() {
  return {
    data: anyImages({ classes: [2, 3], perClass: [2], height: [4, 5], width: [4, 5], channels: [3, 3] }),
    network: anyConvolutional({
      convolutions: [1, 1],
      channels: [8, 16],
      kernel: [3, 3],
      stride: [2, 3],
      padding: ["valid"],
      hidden: { depth: [0, 1], width: [16, 32] },
    }),
  };
}
