import { createHash } from "node:crypto";
import type { Architecture } from "../../network/architecture.ts";
import { weightShape } from "../../network/layer.ts";
import type { Regularization, Run, Snapshot } from "../run.ts";
import type { Kernel, Precision } from "./kernel.ts";
import { trainByKernel } from "./train.ts";

/**
 * The fingerprints that the kernel leaves on every machine and in every version of Node. A change of the kernel that changes them
 * changes every training run: say so in the commit, and record the new ones.
 */
export const FINGERPRINTS: Readonly<Record<Precision, string>> = {
  float64: "1663af33e05f5317816f9f6f878d8672191204a6b1018b11310865293975c87c",
  float32: "0121a86311ea3fd70a4238f3af2ffed1ec091c114928e165e7b6c5ba22a5f0e3",
};

/** SHA-256 of the weights after some steps of fixed runs of all kinds: dense, convolutional, trees; with decay and on the sphere. */
export function fingerprint(kernel: Kernel): string {
  const hash = createHash("sha256");
  for (const run of fixedRuns) hash.update(hashOf(trainByKernel(kernel, { run, checkpoints: [40] }).snapshots[0]));
  return hash.digest("hex");
}

/** SHA-256 of all numbers of a snapshot. */
export function hashOf({ parameters, integratedRate }: Snapshot): string {
  const hash = createHash("sha256");
  for (const data of [...parameters.matrices.map((matrix) => matrix.data), ...parameters.biases]) {
    if (data !== null) hash.update(data);
  }
  return hash.update(Float64Array.of(parameters.scale, integratedRate)).digest("hex");
}

/** Numbers from −½ to ½ made by arithmetic alone, so that their bits depend on nothing. */
function values(length: number, modulus: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => ((i * 37) % modulus) / modulus - 0.5);
}

function fixedRun(
  layers: Architecture["layers"],
  inputs: number,
  { samples, sphere, momentum }: { samples: number; sphere: boolean; momentum: number },
): Run {
  const matrices = layers.map((layer, k) => {
    const { rows, columns } = weightShape(layer);
    const data = values(rows * columns, 101 + 2 * k);
    const norm = sphere ? Math.sqrt(data.reduce((sum, w) => sum + w * w, 0)) : 1;
    return { rows, columns, data: data.map((w) => w / norm) };
  });
  const outputs = matrices[matrices.length - 1].rows;
  const regularization: Regularization = sphere
    ? { kind: "normalized", lambda: 1e-2, scaleRate: 0.5 }
    : { kind: "decay", lambda: layers.map((_, k) => k * 1e-3), biasLambda: 1e-2 };
  return {
    architecture: { layers },
    start: {
      matrices,
      biases: layers.map((layer, k) => (layer.bias ? values(matrices[k].rows, 109 + 2 * k) : null)),
      scale: 1,
    },
    data: {
      inputs: { rows: samples, columns: inputs, data: values(samples * inputs, 127) },
      targets: { rows: samples, columns: outputs, data: values(samples * outputs, 131) },
    },
    batches: { order: "full" },
    rates: [
      [0, 0.05],
      [30, 0.01],
    ],
    regularization,
    momentum,
    trainable: layers.map(() => true),
  };
}

const dense = (inputs: number, outputs: number, activation: "relu" | "squareplus" | "identity", bias: boolean) =>
  ({ kind: "dense", inputs, outputs, activation, bias }) as const;

const convolution = (side: number, inputChannels: number, channels: number, stride: number, pooling: boolean) =>
  ({
    kind: "convolution",
    image: { height: side, width: side, channels: inputChannels },
    kernel: 3,
    stride,
    padding: "same",
    channels,
    pooling,
    activation: "relu",
    bias: false,
  }) as const;

const fixedRuns: readonly Run[] = [
  fixedRun([dense(6, 21, "relu", true), dense(21, 17, "squareplus", false), dense(17, 3, "identity", true)], 6, {
    samples: 31,
    sphere: false,
    momentum: 0.9,
  }),
  fixedRun(
    [
      convolution(7, 1, 5, 2, false),
      convolution(4, 5, 9, 1, true),
      dense(9, 11, "relu", false),
      dense(11, 2, "identity", false),
    ],
    49,
    { samples: 19, sphere: true, momentum: 0 },
  ),
  fixedRun(
    [
      { kind: "local", nodes: 3, reads: 2, units: 5, activation: "squareplus", bias: true },
      dense(15, 1, "identity", false),
    ],
    6,
    { samples: 8, sphere: false, momentum: 0 },
  ),
];
