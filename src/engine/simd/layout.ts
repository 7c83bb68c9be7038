import { inputWidth, outputWidth } from "../../network/architecture.ts";
import type { Run } from "../run.ts";
import { type Panels, padded, panels } from "./panels.ts";
import { LAYER_FIELDS, RUN_FIELDS, tableBytes } from "./tables.ts";

/** The most steps, and the most sample indices, that one call of the kernel is given. */
const CHUNK = { steps: 4096, indices: 65_536 };

/** Where the parts of a training run lie in the kernel's memory: addresses in bytes, each a multiple of 64. */
export interface Layout {
  /** Bytes of a number. */
  readonly bytes: number;
  readonly run: number;
  readonly layerTable: number;
  readonly layers: readonly LayerLayout[];
  /** All samples, one a row of `sampleStride` numbers. */
  readonly samples: number;
  readonly sampleStride: number;
  readonly targets: number;
  readonly targetStride: number;
  /** The batch's samples. */
  readonly input: number;
  readonly rates: number;
  readonly sizes: number;
  readonly indices: number;
  /** The most steps of a call. */
  readonly chunk: number;
  /** The first byte after everything. */
  readonly end: number;
}

/** Where the parts of a layer lie. */
export interface LayerLayout {
  readonly panels: Panels;
  readonly weights: number;
  readonly momenta: number;
  readonly bias: number;
  readonly biasMomenta: number;
  readonly output: number;
  readonly delta: number;
}

/**
 * Plans the memory of a run.
 * @param bytes of a number: 8 for float64, 4 for float32.
 * @param start the first free byte.
 * @throws RangeError when the run needs more than the 4 GiB that a WebAssembly memory can have.
 */
export function layout({ architecture, data, batches }: Run, bytes: number, start: number): Layout {
  let end = start;
  let placed = 0;
  const place = (size: number) => {
    const address = stagger(end, placed++);
    end = address + size;
    return address;
  };
  const rows = data.inputs.rows;
  const batch = batches.order === "full" ? rows : batches.size;
  const chunk = Math.max(1, Math.min(CHUNK.steps, Math.floor(CHUNK.indices / batch)));
  const sampleStride = padded(inputWidth(architecture), bytes);
  const targetStride = padded(outputWidth(architecture), bytes);
  const result = {
    bytes,
    run: place(tableBytes(RUN_FIELDS)),
    layerTable: place(tableBytes(LAYER_FIELDS) * architecture.layers.length),
    layers: architecture.layers.map(({ inputs, outputs }) => {
      const shape = panels(outputs, inputs, bytes);
      const { size, paddedOutputs } = shape;
      return {
        panels: shape,
        weights: place(size * bytes),
        momenta: place(size * bytes),
        bias: place(paddedOutputs * bytes),
        biasMomenta: place(paddedOutputs * bytes),
        output: place(batch * paddedOutputs * bytes),
        delta: place(batch * paddedOutputs * bytes),
      };
    }),
    input: place(batch * sampleStride * bytes),
    rates: place(chunk * 8),
    sizes: place(chunk * 4),
    indices: place(chunk * batch * 4),
    samples: place(rows * sampleStride * bytes),
    sampleStride,
    targets: place(rows * targetStride * bytes),
    targetStride,
    chunk,
  };
  // Addresses are signed 32-bit numbers in the tables; half of the 4 GiB is more than any run here needs.
  if (end > 2 ** 31) {
    throw new RangeError(
      `the run needs ${(end / 2 ** 30).toFixed(1)} GiB of memory, but the kernel has 2: use fewer samples`,
    );
  }
  return { ...result, end };
}

/**
 * The first address from `end` on that is on the cache line of the `i`-th part. Processors tell a load from an earlier
 * store by the address within 4096 bytes: were two parts a multiple of that apart, reading one while writing the other
 * would wait at each step (measured: half the speed at 64 × 64).
 */
function stagger(end: number, i: number): number {
  const wanted = (i * 33 * 64) % 4096;
  return end + ((((wanted - end) % 4096) + 4096) % 4096);
}
