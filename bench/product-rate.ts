import { random } from "../src/data/random.ts";
import type { Run } from "../src/engine/run.ts";
import type { Kernel, Precision } from "../src/engine/simd/kernel.ts";
import { layout } from "../src/engine/simd/layout.ts";
import { trainByKernel } from "../src/engine/simd/train.ts";
import { dense } from "../src/network/architecture.ts";
import { multiply, transpose, zeros } from "../src/network/matrix.ts";

/** Side of the square matrices. */
export const SIDE = 256;

interface Exports {
  steps64(run: number, count: number): void;
  steps32(run: number, count: number): void;
  /** Repeats the product of the first layer's matrix with the batch at hand. Older kernels have none. */
  readonly products64?: (run: number, samples: number, count: number) => void;
  readonly products32?: (run: number, samples: number, count: number) => void;
  freeMemory(): number;
}

/**
 * Operations per second of the kernel's bare product of two 256 × 256 matrices: what a step is measured against. Null when
 * the kernel does not export it.
 * @throws Error when the product is wrong.
 */
export function productRate(module: WebAssembly.Module, precision: Precision, seconds: number): number | null {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 32_768 });
  const exports = new WebAssembly.Instance(module, { env: { memory } }).exports as Exports;
  const double = precision === "float64";
  const products = double ? exports.products64 : exports.products32;
  if (products === undefined) return null;

  // A training step without learning leaves the run, its weights and its gathered batch in the memory.
  const kernel: Kernel = {
    precision,
    memory,
    start: exports.freeMemory(),
    steps: double ? exports.steps64 : exports.steps32,
  };
  const run = squareRun();
  trainByKernel(kernel, { run, checkpoints: [1] });
  const plan = layout(run, double ? 8 : 4, kernel.start);
  const { output } = plan.layers[0];
  const size = SIDE * SIDE;
  const result = double ? new Float64Array(memory.buffer, output, size) : new Float32Array(memory.buffer, output, size);
  result.fill(0);
  products(plan.run, SIDE, 1);
  const expected = multiply(run.data.inputs, transpose(run.start.matrices[0]));
  const error = expected.data.reduce((most, entry, i) => Math.max(most, Math.abs(entry - result[i])), 0);
  if (!(error < (double ? 1e-10 : 1e-2))) throw new Error(`the kernel's ${precision} product is off by ${error}`);

  for (let count = 1; ; count *= 2) {
    const start = performance.now();
    products(plan.run, SIDE, count);
    const elapsed = (performance.now() - start) / 1000;
    if (elapsed > seconds / 2) return (count * 2 * SIDE ** 3) / elapsed;
  }
}

/** One linear layer of 256 × 256 weights that reads 256 samples and does not learn. */
function squareRun(): Run {
  const { normal } = random(1, "product");
  const normals = () => ({ rows: SIDE, columns: SIDE, data: Float64Array.from({ length: SIDE * SIDE }, normal) });
  return {
    architecture: dense([SIDE, SIDE]),
    start: { matrices: [normals()], biases: [null], scale: 1 },
    data: { inputs: normals(), targets: zeros(SIDE, SIDE) },
    batches: { order: "full" },
    rates: [[0, 0]],
    regularization: { kind: "decay", lambda: [0], biasLambda: 0 },
    momentum: 0,
    trainable: [false],
  };
}
