import { readFileSync } from "node:fs";
import { compileKernel } from "../src/engine/simd/compile.ts";
import { instantiate, type Kernel, type Precision } from "../src/engine/simd/kernel.ts";
import { trainByKernel } from "../src/engine/simd/train.ts";
import type { Parameters } from "../src/network/parameters.ts";
import type { Workload } from "./workloads.ts";

/** The training kernel, with memory of its own. */
export function loadKernel(precision: Precision): Kernel {
  return instantiate(kernelModule(), precision);
}

let compiled: WebAssembly.Module | undefined;

/** The kernel's code, compiled as the engine does it. */
export function kernelModule(): WebAssembly.Module {
  compiled ??= compileKernel(readFileSync(new URL("../build/kernel.wasm", import.meta.url)));
  return compiled;
}

/** The weights after `steps` steps. @throws Error when they are not finite. */
export function trained(kernel: Kernel, { run }: Workload, steps: number): Parameters {
  const { snapshots, divergedAt } = trainByKernel(kernel, { run, checkpoints: [steps] });
  if (divergedAt !== null) throw new Error(`ours diverged within ${steps} steps: lower the workload's rate`);
  return snapshots[0].parameters;
}

/** How many steps take about `seconds`, found by doubling; the kernel is then warm, that is, optimized by V8. */
export function calibrated(kernel: Kernel, workload: Workload, seconds: number): number {
  for (let steps = 1; ; steps *= 2) {
    const elapsed = steps / stepRate(kernel, workload, steps);
    if (elapsed > seconds / 2) return Math.max(1, Math.round((steps * seconds) / elapsed));
  }
}

/** Steps per second of one whole training: laying it out, drawing its batches and reading its weights included. */
export function stepRate(kernel: Kernel, workload: Workload, steps: number): number {
  const start = performance.now();
  trained(kernel, workload, steps);
  return (steps * 1000) / (performance.now() - start);
}
