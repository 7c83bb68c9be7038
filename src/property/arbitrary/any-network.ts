import fc from "fast-check";
import type { Biases, Convolution } from "../../network/architecture.ts";
import type { Activation } from "../../network/layer.ts";
import { type NetworkDraw, within } from "./network.ts";
import { checkCounts, choice, count, type Range, seed } from "./numbers.ts";

/** What networks of both kinds have. Biases are drawn non-zero. */
export interface AnyOptions {
  activation?: Activation;
  bias?: Biases;
  outputGain?: number;
}

export interface DenseOptions {
  /** How many weight matrices, L. */
  depth?: Range;
  /** Of the hidden layers. */
  width?: Range;
}

export interface ConvolutionalOptions {
  /** How many. */
  convolutions?: Range;
  channels?: Range;
  /** Side of the patch, at most 5. */
  kernel?: Range;
  /** A stride larger than its kernel is drawn as the kernel. */
  stride?: Range;
  /** To choose from, the simplest first. */
  padding?: readonly Convolution["padding"][];
  pooling?: readonly boolean[];
  /** The dense layers between the convolutions and the last layer: how many, and how wide. */
  hidden?: { depth: Range; width: Range };
}

/** Fully connected networks with a He start. */
export function anyDense({
  depth = [2, 5],
  width = [16, 64],
  ...options
}: DenseOptions & AnyOptions = {}): fc.Arbitrary<NetworkDraw> {
  checkCounts("depth", depth);
  return fc.record({
    kind: fc.constant("dense" as const),
    hidden: widths([depth[0] - 1, depth[1] - 1], width),
    ...common(options),
  });
}

/** Convolutions, then dense layers, with a He start. The data must be images, such as anyImages and anyDigits give. */
export function anyConvolutional({
  convolutions = [1, 4],
  channels = [4, 16],
  kernel = [1, 5],
  stride = [1, 2],
  padding = ["valid", "same"],
  pooling = [false, true],
  hidden = { depth: [0, 1], width: [16, 48] },
  ...options
}: ConvolutionalOptions & AnyOptions = {}): fc.Arbitrary<NetworkDraw> {
  checkCounts("convolutions", convolutions);
  checkCounts("hidden depth", hidden.depth, 0);
  if (kernel[1] > 5) throw new RangeError(`kernels from ${kernel[0]} to ${kernel[1]}: their side is at most 5`);
  const convolution = fc.record({
    channels: count("channels", channels),
    kernel: count("kernels", kernel),
    stride: count("strides", stride),
    padding: choice("padding", padding),
  });
  return fc.record({
    kind: fc.constant("convolutional" as const),
    convolutions: fc.array(
      convolution.map((drawn) => within(drawn, drawn.kernel)),
      { minLength: convolutions[0], maxLength: convolutions[1], size: "max" },
    ),
    pooling: choice("pooling", pooling),
    hidden: widths(hidden.depth, hidden.width),
    ...common(options),
  });
}

/**
 * Networks of both kinds, as often the one as the other; shrinks to dense ones. The data must be images: for vectors, use anyDense,
 * and where a claim is about both, give each its population.
 */
export function anyNetwork({
  dense = {},
  convolutional = {},
  ...options
}: { dense?: DenseOptions; convolutional?: ConvolutionalOptions } & AnyOptions = {}): fc.Arbitrary<NetworkDraw> {
  return fc.oneof(
    { withCrossShrink: true },
    anyDense({ ...dense, ...options }),
    anyConvolutional({ ...convolutional, ...options }),
  );
}

function widths([least, most]: Range, width: Range): fc.Arbitrary<number[]> {
  return fc.array(count("width", width), { minLength: least, maxLength: most, size: "max" });
}

function common({ activation = "relu", bias = "none", outputGain = 1 }: AnyOptions) {
  return {
    activation: fc.constant(activation),
    bias: fc.constant(bias),
    outputGain: fc.constant(outputGain),
    seed: seed(),
  };
}
