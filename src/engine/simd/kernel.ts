import { LAYER_FIELDS, RUN_FIELDS, tableBytes } from "./tables.ts";

export type Precision = "float64" | "float32";

/** An instance of the compiled kernel with memory of its own. */
export interface Kernel {
  readonly precision: Precision;
  readonly memory: WebAssembly.Memory;
  /** The first byte of the memory that a run may use. */
  readonly start: number;
  /** Makes `count` steps of the run whose table stands at `address`. A wrong table corrupts the memory without a word. */
  steps(address: number, count: number): void;
}

interface Exports {
  steps64(run: number, count: number): void;
  steps32(run: number, count: number): void;
  layerBytes(): number;
  runBytes(): number;
  freeMemory(): number;
}

/** Instantiates the kernel. @throws Error when its tables are not those of tables.ts, that is, when it was built from other sources. */
export function instantiate(module: WebAssembly.Module, precision: Precision): Kernel {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 32_768 });
  const exports = new WebAssembly.Instance(module, { env: { memory } }).exports as Exports;
  for (const [name, built, expected] of [
    ["layer", exports.layerBytes(), tableBytes(LAYER_FIELDS)],
    ["run", exports.runBytes(), tableBytes(RUN_FIELDS)],
  ] as const) {
    if (built !== expected) {
      throw new Error(
        `the kernel's ${name} table has ${built} bytes, not ${expected}: build it again with npm run prepare`,
      );
    }
  }
  const steps = precision === "float64" ? exports.steps64 : exports.steps32;
  return { precision, memory, start: exports.freeMemory(), steps };
}

/** Makes the memory at least `end` bytes long, and zero from `start` to `end`. Views made before are then void. */
export function clearMemory({ memory, start }: Kernel, end: number): void {
  const missing = end - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65_536));
  new Uint8Array(memory.buffer, start, end - start).fill(0);
}
