import type { Samples } from "../../data/dataset.ts";
import { random } from "../../data/random.ts";
import { type Architecture, type Biases, type Convolution, convolutional, dense } from "../../network/architecture.ts";
import { heStart } from "../../network/initialize.ts";
import { type Activation, gridOf, type Image } from "../../network/layer.ts";
import { root } from "../../network/root.ts";
import type { Network } from "../../training/experiment.ts";

interface AnyDraw {
  readonly activation: Activation;
  readonly bias: Biases;
  /** The He start is scaled so that the outputs are this many times larger: every layer by outputGain^(1/L). */
  readonly outputGain: number;
  readonly seed: number;
}

export interface DenseDraw extends AnyDraw {
  readonly kind: "dense";
  /** The widths of the hidden layers. */
  readonly hidden: readonly number[];
}

export interface ConvolutionalDraw extends AnyDraw {
  readonly kind: "convolutional";
  /** As large as drawn where the image allows it, see networkOf. */
  readonly convolutions: readonly Convolution[];
  readonly pooling: boolean;
  /** The widths of the hidden dense layers that follow. */
  readonly hidden: readonly number[];
}

/** A description of a network, small enough to print; what it reads and how many outputs it has is up to the data. */
export type NetworkDraw = DenseDraw | ConvolutionalDraw;

/**
 * The network of a draw, for some data. Biases are drawn with standard deviation ½, large enough to matter. Where a
 * convolution is larger than what is left of the image, its kernel is cut down to it, and its stride to the kernel: every
 * draw fits every image.
 * @throws RangeError for a convolutional network on data that are not images.
 */
export function networkOf(draw: NetworkDraw, data: Samples): Network {
  const architecture = architectureOf(draw, data);
  const gain = root(draw.outputGain, architecture.layers.length);
  const biasDeviation = draw.bias === "none" ? 0 : 0.5;
  const start = heStart(architecture, random(draw.seed, "weights").normal, { gain, biasDeviation });
  return { architecture, start };
}

function architectureOf(draw: NetworkDraw, { inputs, targets, image }: Samples): Architecture {
  const { hidden, activation, bias } = draw;
  const options = { activation, bias };
  const widths = [...hidden, targets.columns];
  if (draw.kind === "dense") return dense([inputs.columns, ...widths], options);
  if (image === undefined) {
    throw new RangeError(
      "a convolutional network on data that are not images: draw the data with anyImages() or anyDigits(), or the network with anyDense()",
    );
  }
  const convolutions = fitting(draw.convolutions, image);
  return convolutional({ image, convolutions, pooling: draw.pooling, widths }, options);
}

/** The convolutions, each no larger than the image that the ones before it leave. */
function fitting(convolutions: readonly Convolution[], image: Image): Convolution[] {
  let reads = image;
  return convolutions.map((drawn) => {
    const convolution = within(drawn, Math.min(reads.height, reads.width));
    const layer = { kind: "convolution", image: reads, ...convolution, pooling: false } as const;
    const { height, width } = gridOf({ ...layer, activation: "relu", bias: false });
    reads = { height, width, channels: convolution.channels };
    return convolution;
  });
}

/** A convolution whose kernel is at most `side`, and its stride at most its kernel. */
export function within(convolution: Convolution, side: number): Convolution {
  const kernel = Math.min(convolution.kernel, side);
  return { ...convolution, kernel, stride: Math.min(convolution.stride, kernel) };
}
