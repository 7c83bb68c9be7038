import fc from "fast-check";
import type { Dataset } from "../../data/dataset.ts";
import { random } from "../../data/random.ts";
import { type Activation, dense } from "../../network/architecture.ts";
import { heStart } from "../../network/initialize.ts";
import type { Network } from "../../training/experiment.ts";
import { integer, seed } from "./numbers.ts";

/** A description of a network, small enough to print; its input and output widths are those of the data. */
export interface NetworkDraw {
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly bias: boolean;
  /** The He start is scaled so that the outputs are this many times larger: every layer by outputGain^(1/L). */
  readonly outputGain: number;
  readonly seed: number;
}

/**
 * Fully connected networks with a He start.
 * @param depth how many weight matrices, L: at least 1.
 * @param bias whether layers have biases; they are drawn non-zero.
 */
export function anyNetwork({
  depth = [2, 5],
  width = [16, 64],
  activation = "relu",
  bias = false,
  outputGain = 1,
}: {
  depth?: readonly [low: number, high: number];
  width?: readonly [low: number, high: number];
  activation?: Activation;
  bias?: boolean;
  outputGain?: number;
} = {}): fc.Arbitrary<NetworkDraw> {
  return fc.record({
    hidden: fc.array(integer(...width), { minLength: depth[0] - 1, maxLength: depth[1] - 1, size: "max" }),
    activation: fc.constant(activation),
    bias: fc.constant(bias),
    outputGain: fc.constant(outputGain),
    seed: seed(),
  });
}

/** The network of a draw, for some data. Biases are drawn with standard deviation ½, large enough to matter. */
export function networkOf(draw: NetworkDraw, data: Dataset): Network {
  const { hidden, activation, bias, outputGain } = draw;
  const architecture = dense([data.inputs.columns, ...hidden, data.classes], { activation, bias });
  const gain = rootOf(outputGain, architecture.layers.length);
  const start = heStart(architecture, random(draw.seed, "weights").normal, { gain, biasDeviation: bias ? 0.5 : 0 });
  return { architecture, start };
}

/** value^(1/degree) by Newton's method: `Math.pow` may differ in the last bit between machines. */
function rootOf(value: number, degree: number): number {
  if (!(value > 0) || !Number.isFinite(value))
    throw new RangeError(`output gain ${value}: it must be positive and finite`);
  let root = value;
  // From above the iteration falls until rounding stops it.
  if (root < 1) root = 1;
  for (;;) {
    let power = 1;
    for (let i = 1; i < degree; i++) power *= root;
    const next = root - (root - value / power) / degree;
    if (!(next < root)) return root;
    root = next;
  }
}
