import { random } from "./random.ts";

/**
 * Which samples each step sees.
 * - `random`: every epoch is a fresh permutation, cut into batches; the last batch of an epoch may be smaller.
 * - `cyclic`: one permutation, repeated every epoch.
 * - `full`: all samples, every step.
 */
export type BatchOrder =
  | { readonly order: "random" | "cyclic"; readonly size: number; readonly seed: number }
  | { readonly order: "full" };

/** @throws RangeError when the batch size is not an integer in 1 … `samples`. */
export function checkBatches(batches: BatchOrder, samples: number): void {
  if (batches.order === "full") return;
  if (!Number.isInteger(batches.size) || batches.size < 1 || batches.size > samples) {
    throw new RangeError(`batch size ${batches.size} with ${samples} samples: choose an integer from 1 to ${samples}`);
  }
}

/** Steps of one epoch: ⌈N/B⌉. */
export function stepsPerEpoch(batches: BatchOrder, samples: number): number {
  return batches.order === "full" ? 1 : Math.ceil(samples / batches.size);
}

/**
 * A function that gives, at each call, the sample indices of the next step. The returned view is valid until the next
 * call.
 */
export function batchStream(batches: BatchOrder, samples: number): () => Int32Array {
  const write = batchWriter(batches, samples);
  const batch = new Int32Array(batches.order === "full" ? samples : batches.size);
  return () => batch.subarray(0, write(batch, 0));
}

/** A function that writes the sample indices of the next step from place `at` of `to` on, and returns how many they are. */
export function batchWriter(batches: BatchOrder, samples: number): (to: Int32Array, at: number) => number {
  checkBatches(batches, samples);
  const indices = Int32Array.from({ length: samples }, (_, n) => n);
  if (batches.order === "full") {
    return (to, at) => {
      to.set(indices, at);
      return samples;
    };
  }
  const { order, size, seed } = batches;
  const generator = random(seed, "batches");
  let position = samples;
  let shuffled = false;
  return (to, at) => {
    if (position >= samples) {
      if (order === "random" || !shuffled) generator.shuffle(indices);
      shuffled = true;
      position = 0;
    }
    const count = Math.min(size, samples - position);
    // Not by views, which take longer to make than so few numbers to copy.
    for (let i = 0; i < count; i++) to[at + i] = indices[position + i];
    position += size;
    return count;
  };
}
