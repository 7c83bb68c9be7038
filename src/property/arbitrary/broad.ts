import { anyConvolutional, anyDense } from "./any-network.ts";
import { anyDigits, anyMixture } from "./data.ts";
import { seed } from "./numbers.ts";
import { anySgd } from "./recipe.ts";

/**
 * What claims about the end of training draw from, broadly: 2 to 5 dense layers of 16 to 64 neurons on mixtures of 2 to 6 classes,
 * learning rates and decays over a factor of four. Claims that draw the same cases share their trainings.
 */
export function broadDense() {
  return {
    data: anyMixture({ classes: [2, 6], perClass: [12, 16, 24] }),
    network: anyDense({ depth: [2, 5], width: [16, 64] }),
    recipe: anySgd({ learningRate: [0.05, 0.2], decay: [1e-3, 5e-3], batchSize: [2, 32] }),
    seed: seed(),
  };
}

/** The same for convolutions, in place of data and network: two of 3×3 with stride 2 on digits. */
export function broadConvolutional() {
  return {
    data: anyDigits({ classes: [2, 6], perClass: [12, 16, 24] }),
    network: anyConvolutional({
      convolutions: [2, 2],
      channels: [4, 16],
      kernel: [3, 3],
      stride: [2, 2],
      padding: ["valid"],
      pooling: [false],
    }),
  };
}

/** Larger cases for the full profile: up to ten classes, layers of 64 to 128 neurons. */
export function largeDense() {
  return {
    data: anyMixture({ classes: [2, 10], perClass: [24, 32], dimension: [32, 128] }),
    network: anyDense({ depth: [2, 5], width: [64, 128] }),
  };
}

/** Larger cases for the full profile: two or three convolutions of 8 to 16 channels on whole digits, 28×28. */
export function largeConvolutional() {
  return {
    data: anyDigits({ classes: [2, 10], perClass: [8, 12], pooled: false }),
    network: anyConvolutional({
      convolutions: [2, 3],
      channels: [8, 16],
      kernel: [3, 5],
      stride: [2, 2],
      padding: ["valid"],
      pooling: [false],
    }),
  };
}
