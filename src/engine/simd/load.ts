import type { Activation } from "../../network/architecture.ts";
import type { Run } from "../run.ts";
import type { Layout } from "./layout.ts";
import { type Numbers, packMatrix, packRows, padded } from "./panels.ts";
import { LAYER_FIELDS, RUN_FIELDS, tableBytes, writeTable } from "./tables.ts";

/** The kernel's number of each activation; the order in assembly/activation.ts. */
const ACTIVATIONS: readonly Activation[] = ["identity", "relu", "squareplus"];

/** Writes a run at its start into zeroed memory: its tables, data and weights. */
export function loadRun(buffer: ArrayBuffer, plan: Layout, run: Run): void {
  const { architecture, start, data, regularization, momentum, trainable } = run;
  const view = new DataView(buffer);
  const numbers = (address: number, length: number): Numbers =>
    plan.bytes === 8 ? new Float64Array(buffer, address, length) : new Float32Array(buffer, address, length);
  const normalized = regularization.kind === "normalized";

  writeTable(view, plan.run, RUN_FIELDS, {
    layers: plan.layerTable,
    layerCount: architecture.layers.length,
    normalized: normalized ? 1 : 0,
    step: 0,
    samples: plan.samples,
    targets: plan.targets,
    rates: plan.rates,
    sizes: plan.sizes,
    indices: plan.indices,
    momentum,
    lambda: normalized ? regularization.lambda : 0,
    scaleRate: normalized ? regularization.scaleRate : 0,
    scale: start.scale,
    integratedRate: 0,
  });
  packRows(data.inputs, plan.sampleStride, numbers(plan.samples, data.inputs.rows * plan.sampleStride));
  packRows(data.targets, plan.targetStride, numbers(plan.targets, data.targets.rows * plan.targetStride));

  for (const [k, layer] of architecture.layers.entries()) {
    const at = plan.layers[k];
    const { rows, width, paddedOutputs, size } = at.panels;
    writeTable(view, plan.layerTable + k * tableBytes(LAYER_FIELDS), LAYER_FIELDS, {
      inputs: layer.inputs,
      outputs: layer.outputs,
      activation: ACTIVATIONS.indexOf(layer.activation),
      trainable: trainable[k] ? 1 : 0,
      biased: layer.bias ? 1 : 0,
      inputStride: padded(layer.inputs, plan.bytes) * plan.bytes,
      outputStride: paddedOutputs * plan.bytes,
      panelStride: rows * width * plan.bytes,
      matrixBytes: size * plan.bytes,
      weights: at.weights,
      momenta: at.momenta,
      bias: at.bias,
      biasMomenta: at.biasMomenta,
      input: k === 0 ? plan.input : plan.layers[k - 1].output,
      output: at.output,
      delta: at.delta,
      lambda: normalized ? 0 : regularization.lambda[k],
      radial: 0,
      momentumSquare: 0,
      weightSquare: 0,
    });
    packMatrix(start.matrices[k], at.panels, numbers(at.weights, size));
    const bias = start.biases[k];
    if (bias !== null) numbers(at.bias, bias.length).set(bias);
  }
}
