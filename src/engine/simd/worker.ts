import { parentPort, workerData } from "node:worker_threads";
import type { TrainingRequest, Trajectory } from "../run.ts";
import { instantiate, type Precision } from "./kernel.ts";
import { trainByKernel } from "./train.ts";

/** What a worker of the simd engine is started with. */
export interface WorkerSettings {
  readonly module: WebAssembly.Module;
  readonly precision: Precision;
}

// The thread's program: trains what it is sent, and answers { value } or { error }, see pool.ts.
const { module, precision } = workerData as WorkerSettings;
const kernel = instantiate(module, precision);
parentPort?.on("message", (request: TrainingRequest) => {
  try {
    const value = trainByKernel(kernel, request);
    parentPort?.postMessage({ value }, buffersOf(value));
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});

/** The memory of a trajectory's weights, to be moved to the main thread and not copied. */
function buffersOf({ snapshots }: Trajectory): ArrayBuffer[] {
  return snapshots.flatMap(({ parameters: { matrices, biases } }) =>
    [...matrices.map(({ data }) => data), ...biases.filter((bias) => bias !== null)].map(
      ({ buffer }) => buffer as ArrayBuffer,
    ),
  );
}
