import { outputWidth } from "../../network/architecture.ts";
import type { Run } from "../run.ts";
import { padded } from "./padding.ts";
import { type Panels, panels } from "./panels.ts";
import { type LayerShape, type SampleShape, shapes } from "./shapes.ts";
import { LAYER_FIELDS, RUN_FIELDS, tableBytes } from "./tables.ts";

/** The most steps, and the most sample indices, that one call of the kernel is given: few enough to stay in the nearest cache. */
const CHUNK = { steps: 256, indices: 8192 };

/** The most rows that the kernel packs at once, BLOCK in assembly/learn.ts, and the cache line between blocks, in rows of 16 bytes. */
const PACKED_ROWS = 256 + 4;

/** The kernel copies whole vectors, and so up to one past the end of inputs and samples. */
const SLACK = 64;

/** Where the parts of a training run lie in the kernel's memory: addresses in bytes, each a multiple of 64. */
export interface Layout {
  /** Bytes of a number. */
  readonly bytes: number;
  readonly run: number;
  readonly layerTable: number;
  readonly layers: readonly LayerLayout[];
  readonly sampleShape: SampleShape;
  /** All samples, `sampleShape.stored` numbers each. */
  readonly samples: number;
  readonly targets: number;
  readonly targetStride: number;
  /** The batch's samples, or their patches. */
  readonly input: number;
  /** Of the first layer's patches in a sample. */
  readonly offsets: number;
  readonly packedInputs: number;
  readonly packedDeltas: number;
  readonly transposed: number;
  /** The most samples of a step. */
  readonly batch: number;
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
  readonly shape: LayerShape;
  readonly panels: Panels;
  readonly weights: number;
  readonly momenta: number;
  readonly bias: number;
  readonly biasMomenta: number;
  readonly output: number;
  readonly delta: number;
  readonly pooled: number;
  readonly pooledDelta: number;
  /** Of the addresses of every row's patch and outputs. */
  readonly patches: number;
  readonly places: number;
}

/**
 * Plans the memory of a run.
 * @param bytes of a number: 8 for float64, 4 for float32.
 * @param start the first free byte.
 * @throws RangeError when the run needs more than the 2 GiB that the kernel addresses.
 */
export function layout({ architecture, data, batches }: Run, bytes: number, start: number): Layout {
  let end = start;
  let placed = 0;
  const place = (size: number) => {
    const address = stagger(end, placed++);
    end = address + size;
    return address;
  };
  const samples = data.inputs.rows;
  const batch = batches.order === "full" ? samples : batches.size;
  const chunk = Math.max(1, Math.min(CHUNK.steps, Math.floor(CHUNK.indices / batch)));
  const shape = shapes(architecture);
  const targetStride = padded(outputWidth(architecture));
  const layers = shape.layers.map((layer) => {
    const { nodes, outputs, inputs, sample, pooled, places } = layer;
    const matrix = panels(outputs, inputs, bytes);
    const rows = batch * places.length;
    return {
      shape: layer,
      panels: matrix,
      weights: place(nodes * matrix.size * bytes),
      momenta: place(nodes * matrix.size * bytes),
      bias: place(nodes * matrix.paddedOutputs * bytes),
      biasMomenta: place(nodes * matrix.paddedOutputs * bytes),
      output: place(batch * sample * bytes + SLACK),
      delta: place(batch * sample * bytes + SLACK),
      pooled: pooled === 0 ? 0 : place(batch * pooled * bytes),
      pooledDelta: pooled === 0 ? 0 : place(batch * pooled * bytes),
      patches: place(4 * rows),
      places: place(4 * rows),
    };
  });
  const packed = (numbers: (layer: (typeof layers)[number]) => number) =>
    place(PACKED_ROWS * Math.max(...layers.map(numbers)) * bytes);
  const result = {
    bytes,
    run: place(tableBytes(RUN_FIELDS)),
    layerTable: place(tableBytes(LAYER_FIELDS) * layers.length),
    layers,
    sampleShape: shape.samples,
    input: place(batch * shape.samples.copied * bytes + SLACK),
    offsets: place(4 * (shape.samples.patches?.offsets.length ?? 0)),
    packedInputs: packed((layer) => layer.panels.rows),
    packedDeltas: packed((layer) => layer.panels.paddedOutputs),
    transposed: place(Math.max(...layers.map((layer) => layer.panels.size)) * bytes),
    batch,
    rates: place(chunk * 8),
    sizes: place(chunk * 4),
    indices: place(chunk * batch * 4),
    samples: place(samples * shape.samples.stored * bytes + SLACK),
    targets: place(samples * targetStride * bytes),
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
