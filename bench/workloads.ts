import { random } from "../src/data/random.ts";
import type { Run } from "../src/engine/run.ts";
import { type Architecture, convolutional, dense, inputWidth, outputWidth } from "../src/network/architecture.ts";
import { heStart } from "../src/network/initialize.ts";
import { positionsOf, weightShape } from "../src/network/layer.ts";
import { zeros } from "../src/network/matrix.ts";

/**
 * Ways to make the step in PyTorch.
 * - `nn`: torch.nn, autograd and torch.optim.SGD, as a tutorial has it.
 * - `nn-last`: the same with images in torch.channels_last, for convolutions.
 * - `hand`: forward, backward and update written out with torch.mm, in place, without autograd.
 * - `stack`: written out with torch.bmm, for 64 networks at once.
 */
export type Variant = "nn" | "nn-last" | "hand" | "stack";

/** One training step to be timed. */
export interface Workload {
  readonly name: string;
  /** B, the samples of a step. */
  readonly batch: number;
  /** η, the same in every step. */
  readonly rate: number;
  /** λ of every layer. */
  readonly lambda: number;
  readonly run: Run;
  readonly variants: readonly Variant[];
}

/** Data of so many batches: an epoch is several steps, and the gather finds the samples in a cache as often as not. */
const BATCHES = 4;

const digits = { height: 28, width: 28, channels: 1 };
const smallDigits = { height: 14, width: 14, channels: 1 };
const strided = (channels: number) => ({ channels, kernel: 3, stride: 2, padding: "valid" as const });

const small = dense([16, 32, 32, 4]);
const medium = dense([64, 128, 128, 10]);
const large = dense([784, 256, 256, 10]);
const twoConvolutions = convolutional({
  image: smallDigits,
  convolutions: [strided(8), strided(16)],
  widths: [10],
});
const threeConvolutions = convolutional({
  image: digits,
  convolutions: [strided(16), strided(32), strided(64)],
  widths: [10],
});

/** All workloads, the smallest step first. */
export const workloads: readonly Workload[] = [
  workload("16-32-32-4 B16", small, 16, ["nn", "hand", "stack"]),
  workload("64-128-128-10 B32", medium, 32, ["nn", "hand", "stack"]),
  workload("64-128-128-10 B512", medium, 512, ["nn", "hand"]),
  workload("784-256-256-10 B32", large, 32, ["nn", "hand", "stack"]),
  workload("784-256-256-10 B512", large, 512, ["nn", "hand"]),
  workload("conv 14x14 1-8-16 B16", twoConvolutions, 16, ["nn", "nn-last"]),
  workload("conv 14x14 1-8-16 B64", twoConvolutions, 64, ["nn", "nn-last"]),
  workload("conv 28x28 16-32-64 B32", threeConvolutions, 32, ["nn", "nn-last"]),
];

/**
 * Floating-point operations of a step's products: 2·R·K·O forward, with R = B · positions, as many for the weights' gradient
 * and, but in the first layer, for the inputs' gradient. Activations, gather and update are left out.
 */
export function flopsOf({ run, batch }: Workload): number {
  return run.architecture.layers.reduce((sum, layer, k) => {
    const { rows, columns } = weightShape(layer);
    return sum + (k === 0 ? 2 : 3) * 2 * batch * positionsOf(layer) * rows * columns;
  }, 0);
}

/** Plain SGD with weight decay on the square loss of random samples with random classes: only the shapes matter here. */
function workload(name: string, architecture: Architecture, batch: number, variants: readonly Variant[]): Workload {
  const { normal } = random(1, name);
  const [rate, lambda] = [0.05, 1e-3];
  const samples = BATCHES * batch;
  const inputs = zeros(samples, inputWidth(architecture));
  const norm = Math.sqrt(inputs.columns);
  for (let i = 0; i < inputs.data.length; i++) inputs.data[i] = normal() / norm;
  const targets = zeros(samples, outputWidth(architecture));
  for (let n = 0; n < samples; n++) targets.data[n * targets.columns + (n % targets.columns)] = 1;
  const run: Run = {
    architecture,
    start: heStart(architecture, normal),
    data: { inputs, targets },
    batches: { order: "random", size: batch, seed: 1 },
    rates: [[0, rate]],
    regularization: { kind: "decay", lambda: architecture.layers.map(() => lambda), biasLambda: 0 },
    momentum: 0,
    trainable: architecture.layers.map(() => true),
  };
  return { name, batch, rate, lambda, run, variants };
}
