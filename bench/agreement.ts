import { batchStream } from "../src/data/batches.ts";
import type { Kernel, Precision } from "../src/engine/simd/kernel.ts";
import { trained } from "./ours.ts";
import type { Torch } from "./torch.ts";
import type { Workload } from "./workloads.ts";

const STEPS = 5;

/** How far weights may differ, relative to the layer's largest. In float32 a ReLU at its kink may go either way. */
const BOUND: Readonly<Record<Precision, number>> = { float64: 1e-10, float32: 1e-5 };

/**
 * Makes a few steps from one start with the same batches on both sides, in every variant of a workload.
 * @throws Error when the weights differ, or do not move by much more than the bound: what is timed is then not the same.
 */
export async function checkAgreement(kernel: Kernel, torch: Torch, workload: Workload): Promise<void> {
  const { name, run, variants } = workload;
  const { precision } = kernel;
  const nextBatch = batchStream(run.batches, run.data.inputs.rows);
  const batches = Array.from({ length: STEPS }, () => [...nextBatch()]);
  const ours = trained(kernel, workload, STEPS).matrices;
  for (const [k, { data }] of ours.entries()) {
    const moved = difference(run.start.matrices[k].data, data);
    if (!(moved > 10 * BOUND[precision]))
      throw new Error(`${name}: layer ${k + 1} moved by ${moved} in ${STEPS} steps`);
  }
  for (const variant of variants) {
    for (const theirs of await torch.train(workload, variant, precision, batches)) {
      for (const [k, { data }] of ours.entries()) {
        const error = difference(theirs[k], data);
        if (error <= BOUND[precision]) continue;
        throw new Error(
          `${name}, ${precision}: after ${STEPS} steps layer ${k + 1} of PyTorch's ${variant} is off ours by ${error.toExponential(1)}, more than ${BOUND[precision]}: the two do not compute the same, so nothing was timed`,
        );
      }
    }
  }
}

/** max |a − b| / max |b|; infinite for vectors of different lengths. */
function difference(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let most = 0;
  let size = 0;
  for (let i = 0; i < b.length; i++) {
    most = Math.max(most, Math.abs(a[i] - b[i]));
    size = Math.max(size, Math.abs(b[i]));
  }
  return most / size;
}
