import type { Activation } from "../../network/layer.ts";
import type { Run } from "../run.ts";
import type { LayerLayout, Layout } from "./layout.ts";
import { type Numbers, packBias, packMatrix, packRows } from "./panels.ts";
import { LAYER_FIELDS, RUN_FIELDS, tableBytes, writeTable } from "./tables.ts";

/** The kernel's number of each activation; the order in assembly/activation.ts. */
const ACTIVATIONS: readonly Activation[] = ["identity", "relu", "squareplus"];

/** Writes a run at its start into zeroed memory: its tables, data and weights. */
export function loadRun(buffer: ArrayBuffer, plan: Layout, run: Run): void {
  const { start, data, regularization, momentum } = run;
  const { bytes, sampleShape } = plan;
  const view = new DataView(buffer);
  const numbers = (address: number, length: number): Numbers =>
    bytes === 8 ? new Float64Array(buffer, address, length) : new Float32Array(buffer, address, length);
  const normalized = regularization.kind === "normalized";

  const { patches, stored } = sampleShape;
  writeTable(view, plan.run, RUN_FIELDS, {
    layers: plan.layerTable,
    layerCount: plan.layers.length,
    normalized: normalized ? 1 : 0,
    step: 0,
    sameBatch: run.batches.order === "full" ? 1 : 0,
    samples: plan.samples,
    sampleBytes: stored * bytes,
    targets: plan.targets,
    input: plan.input,
    offsets: plan.offsets,
    pieces: patches?.pieces ?? 0,
    pieceBytes: (patches?.length ?? 0) * bytes,
    pieceStride: (patches?.stride ?? 0) * bytes,
    packedInputs: plan.packedInputs,
    packedDeltas: plan.packedDeltas,
    transposed: plan.transposed,
    rates: plan.rates,
    sizes: plan.sizes,
    indices: plan.indices,
    momentum,
    biasLambda: normalized ? 0 : regularization.biasLambda,
    lambda: normalized ? regularization.lambda : 0,
    scaleRate: normalized ? regularization.scaleRate : 0,
    scale: start.scale,
    integratedRate: 0,
  });
  const samples = data.inputs.rows;
  packRows(data.inputs, sampleShape.entries, stored, numbers(plan.samples, samples * stored));
  const outputs = Int32Array.from({ length: data.targets.columns }, (_, c) => c);
  packRows(data.targets, outputs, plan.targetStride, numbers(plan.targets, samples * plan.targetStride));
  if (patches) {
    new Int32Array(buffer, plan.offsets, patches.offsets.length).set(patches.offsets.map((offset) => offset * bytes));
  }

  for (const [k, at] of plan.layers.entries()) {
    writeLayer(view, plan, run, k);
    const { shape, panels } = at;
    packMatrix(start.matrices[k], shape, panels, numbers(at.weights, shape.nodes * panels.size));
    const bias = start.biases[k];
    if (bias !== null) packBias(bias, shape, panels, numbers(at.bias, shape.nodes * panels.paddedOutputs));
  }
}

/** Writes the table of layer `k` and the addresses of its rows. */
function writeLayer(view: DataView, plan: Layout, run: Run, k: number): void {
  const { bytes } = plan;
  const at = plan.layers[k];
  const { shape, panels } = at;
  const layer = run.architecture.layers[k];
  const below =
    k === 0 ? { address: plan.input, sample: plan.sampleShape.copied, toDelta: 0 } : readingOf(plan.layers[k - 1]);
  const rowAddresses = (table: number, from: number, sample: number, offsets: Int32Array) => {
    const addresses = new Int32Array(view.buffer as ArrayBuffer, table, plan.batch * offsets.length);
    for (let n = 0; n < plan.batch; n++) {
      for (let p = 0; p < offsets.length; p++) {
        addresses[n * offsets.length + p] = from + (n * sample + offsets[p]) * bytes;
      }
    }
  };
  rowAddresses(at.patches, below.address, below.sample, shape.patches);
  rowAddresses(at.places, at.output, shape.sample, shape.places);
  const { regularization } = run;
  writeTable(view, plan.layerTable + k * tableBytes(LAYER_FIELDS), LAYER_FIELDS, {
    inputs: shape.inputs,
    outputs: shape.outputs,
    activation: ACTIVATIONS.indexOf(layer.activation),
    trainable: run.trainable[k] ? 1 : 0,
    biased: layer.bias ? 1 : 0,
    positions: shape.places.length,
    nodes: shape.nodes,
    nodeInputs: shape.nodeInputs * bytes,
    segments: shape.segments,
    segmentBytes: shape.segmentLength * bytes,
    segmentStride: shape.segmentStride * bytes,
    patches: at.patches,
    places: at.places,
    patchStride: shape.segments === 1 ? evenStride(shape.patches, below.sample) * bytes : 0,
    placeStride: evenStride(shape.places, shape.sample) * bytes,
    outputBytes: panels.paddedOutputs * bytes,
    panelRows: panels.rows,
    matrixBytes: panels.size * bytes,
    weights: at.weights,
    momenta: at.momenta,
    bias: at.bias,
    biasMomenta: at.biasMomenta,
    output: at.output,
    sampleBytes: shape.sample * bytes,
    delta: at.delta,
    pooled: at.pooled,
    pooledDelta: at.pooledDelta,
    toInputDelta: below.toDelta,
    overlapping: shape.overlapping ? 1 : 0,
    lambda: regularization.kind === "decay" ? regularization.lambda[k] : 0,
  });
}

/** Where the layer above reads: a pooled layer's means, else its outputs. */
function readingOf({ shape, output, delta, pooled, pooledDelta }: LayerLayout) {
  return shape.pooled > 0
    ? { address: pooled, sample: shape.pooled, toDelta: pooledDelta - pooled }
    : { address: output, sample: shape.sample, toDelta: delta - output };
}

/**
 * The distance from each row to the next one, over samples of `sample` numbers too, where it is always the same; else
 * 0.
 */
function evenStride(offsets: Int32Array, sample: number): number {
  const stride = offsets.length === 1 ? sample : offsets[1] - offsets[0];
  const even = offsets.every((offset, p) => offset === offsets[0] + p * stride);
  return even && sample === offsets.length * stride ? stride : 0;
}
