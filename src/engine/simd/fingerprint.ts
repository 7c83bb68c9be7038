import { createHash } from "node:crypto";
import { fixedRuns } from "../fixed-runs.ts";
import type { Snapshot } from "../run.ts";
import type { Kernel, Precision } from "./kernel.ts";
import { trainByKernel } from "./train.ts";

/**
 * The fingerprints that the kernel leaves on every machine and in every version of Node. A change of the kernel that changes them
 * changes every training run: say so in the commit, and record the new ones.
 */
export const FINGERPRINTS: Readonly<Record<Precision, string>> = {
  float64: "1663af33e05f5317816f9f6f878d8672191204a6b1018b11310865293975c87c",
  float32: "0121a86311ea3fd70a4238f3af2ffed1ec091c114928e165e7b6c5ba22a5f0e3",
};

/** SHA-256 of the weights after some steps of fixed runs of all kinds: dense, convolutional, trees; with decay and on the sphere. */
export function fingerprint(kernel: Kernel): string {
  const hash = createHash("sha256");
  for (const run of fixedRuns) hash.update(hashOf(trainByKernel(kernel, { run, checkpoints: [40] }).snapshots[0]));
  return hash.digest("hex");
}

/** SHA-256 of all numbers of a snapshot. */
export function hashOf({ parameters, integratedRate }: Snapshot): string {
  const hash = createHash("sha256");
  for (const data of [...parameters.matrices.map((matrix) => matrix.data), ...parameters.biases]) {
    if (data !== null) hash.update(data);
  }
  return hash.update(Float64Array.of(parameters.scale, integratedRate)).digest("hex");
}
