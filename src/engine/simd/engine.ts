import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { checkRequest, type Engine, type TrainingRequest, type Trajectory } from "../run.ts";
import { compileKernel } from "./compile.ts";
import type { Precision } from "./kernel.ts";
import { workerPool } from "./pool.ts";
import type { WorkerSettings } from "./worker.ts";

/** Where build.mjs puts what it builds. */
const BUILD = new URL("../../../build/", import.meta.url);

export interface SimdOptions {
  /** Of the kernel's arithmetic. Snapshots are float64 in both cases; with float32 their entries are rounded to it. */
  readonly precision?: Precision;
  /** How many threads train at once. */
  readonly workers?: number;
}

/**
 * The engine that trains with a WebAssembly kernel of 128-bit vectors, one run a thread. A run gives the same bits on
 * every machine, however its checkpoints lie and however many workers there are.
 * @throws RangeError when `workers` is not a positive integer; Error when the kernel has not been built.
 */
export function simdEngine({ precision = "float64", workers = availableParallelism() }: SimdOptions = {}): Engine {
  if (!Number.isInteger(workers) || workers < 1)
    throw new RangeError(`${workers} workers: choose an integer of at least 1`);
  const script = built("simd-worker.js");
  const module = compileKernel(readFileSync(built("kernel.wasm")));
  const settings: WorkerSettings = { module, precision };
  const pool = workerPool<TrainingRequest, Trajectory>(script, settings, workers);
  return {
    name: precision === "float64" ? "simd" : "simd-f32",
    precision,
    capacity: 2 * workers,
    train: (requests) =>
      requests.map(async (request) => {
        checkRequest(request);
        return pool.run(request);
      }),
    dispose: () => pool.dispose(),
  };
}

function built(name: string): URL {
  const file = new URL(name, BUILD);
  if (!existsSync(file)) throw new Error(`${fileURLToPath(file)} is missing: build it with npm run prepare`);
  return file;
}
