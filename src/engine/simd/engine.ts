import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Engine, TrainingRequest, Trajectory } from "../run.ts";
import { compileKernel } from "./compile.ts";
import { instantiate, type Kernel, type Precision } from "./kernel.ts";
import { trainByKernel } from "./train.ts";

/** Where build.mjs puts what it builds. */
const BUILD = new URL("../../../build/", import.meta.url);

let compiled: WebAssembly.Module | undefined;

/**
 * The compiled kernel, once for this thread. Another thread is given it, and need not compile. @throws Error when it
 * has not been built.
 */
export function kernelModule(): WebAssembly.Module {
  compiled ??= compileKernel(readFileSync(built("kernel.wasm")));
  return compiled;
}

export interface SimdOptions {
  /** Of the kernel's arithmetic. Snapshots are float64 in both cases; with float32 their entries are rounded to it. */
  readonly precision?: Precision;
  readonly module?: WebAssembly.Module;
}

/**
 * The engine that trains with a WebAssembly kernel of 128-bit vectors, one run after the other in the thread that asks.
 * A run gives the same bits on every machine, however its checkpoints lie.
 * @throws Error when the kernel has not been built.
 */
export function simdEngine({ precision = "float64", module = kernelModule() }: SimdOptions = {}): Engine {
  // The kernel's memory stays as large as the largest run made it; a thread that never trains has none.
  let kernel: Kernel | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    name: "simd",
    precision,
    train: (requests) =>
      requests.map((request: TrainingRequest): Promise<Trajectory> => {
        // A turn of the event loop for each run, so that what is done goes out before the next one begins.
        const mine = last
          .then(() => new Promise((resolve) => setImmediate(resolve)))
          .then(() => {
            kernel ??= instantiate(module, precision);
            return trainByKernel(kernel, request);
          });
        last = mine.catch(() => {});
        return mine;
      }),
    dispose: async () => {},
  };
}

function built(name: string): URL {
  const file = new URL(name, BUILD);
  if (!existsSync(file)) throw new Error(`${fileURLToPath(file)} is missing: build it with npm run prepare`);
  return file;
}
