import { readFileSync } from "node:fs";
import type { TrainingRequest, Trajectory } from "../../../src/engine/run.ts";
import { instantiate, type Precision } from "../../../src/engine/simd/kernel.ts";
import { trainByKernel } from "../../../src/engine/simd/train.ts";

const module = new WebAssembly.Module(readFileSync(new URL("../../../build/kernel.wasm", import.meta.url)));
/** As V8 compiles them by itself. */
export const kernels = { float64: instantiate(module, "float64"), float32: instantiate(module, "float32") };

/** Trains in this thread, in one memory that serves run after run, as a worker's does. */
export function train(request: TrainingRequest, precision: Precision = "float64"): Trajectory {
  return trainByKernel(kernels[precision], request);
}
