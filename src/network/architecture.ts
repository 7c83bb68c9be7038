import {
  type Activation,
  type ConvolutionalLayer,
  checkLayer,
  type DenseLayer,
  gridOf,
  type Image,
  inputsOf,
  type Layer,
  outputsOf,
} from "./layer.ts";

/** A feed-forward network: layer 0 reads the input, the last layer gives the outputs. */
export interface Architecture {
  readonly layers: readonly Layer[];
}

/** Which layers have a bias. */
export type Biases = "none" | "all" | "last";

/** What a builder of networks can be told besides the shapes. */
export interface NetworkOptions {
  /** σ of every layer but the last, which is linear. */
  readonly activation?: Activation;
  readonly bias?: Biases;
}

/**
 * A fully connected network f(x) = W_L σ(W_{L−1} … σ(W_1 x)); the last layer is linear.
 *
 * @param widths d, then the hidden widths, then C: L + 1 numbers for L weight matrices.
 * @throws RangeError when a width is not a positive integer or fewer than two are given.
 */
export function dense(widths: readonly number[], options: NetworkOptions = {}): Architecture {
  if (widths.length < 2) {
    throw new RangeError(`a network needs an input and an output width, but got [${widths.join(", ")}]`);
  }
  for (const width of widths) {
    if (!Number.isInteger(width) || width < 1) {
      throw new RangeError(
        `width ${width} in [${widths.join(", ")}] is impossible: every width is an integer of at least 1`,
      );
    }
  }
  return finished(denseLayers(widths), options);
}

/** A convolution as `convolutional` is told: what it reads follows from its place. */
export interface Convolution {
  readonly channels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: "valid" | "same";
}

/**
 * Convolutions, then dense layers, the last of them linear.
 *
 * @param image what the first convolution reads.
 * @param pooling whether the last convolution's image is averaged over its pixels before the dense layers read it; else it is
 * flattened.
 * @param widths the hidden dense widths, if any, and then the number of outputs.
 * @throws RangeError for no convolution, an image smaller than its kernel, or a count that is not a positive integer.
 */
export function convolutional(
  {
    image,
    convolutions,
    pooling = false,
    widths,
  }: {
    image: Image;
    convolutions: readonly Convolution[];
    pooling?: boolean;
    widths: readonly number[];
  },
  options: NetworkOptions = {},
): Architecture {
  if (convolutions.length === 0) throw new RangeError("no convolution: give at least one, or use dense()");
  if (widths.length === 0) throw new RangeError("no dense layer: give at least the number of outputs");
  const layers: ConvolutionalLayer[] = [];
  let reads = image;
  for (const [k, { channels, kernel, stride, padding }] of convolutions.entries()) {
    const layer: ConvolutionalLayer = {
      kind: "convolution",
      image: reads,
      kernel,
      stride,
      padding,
      channels,
      pooling: pooling && k === convolutions.length - 1,
      activation: "relu",
      bias: false,
    };
    checkLayer(layer, k + 1);
    layers.push(layer);
    const { height, width } = gridOf(layer);
    reads = { height, width, channels };
  }
  return finished([...layers, ...denseLayers([outputsOf(layers[layers.length - 1]), ...widths])], options);
}

/** A tree's layer as `tree` is told: `nodes` nodes of `units` outputs each. */
export interface TreeLayer {
  readonly nodes: number;
  readonly units: number;
}

/**
 * Layers of unshared nodes, each node reading the same number of neighbouring nodes below, then a linear dense layer.
 *
 * @param inputs the number of variables.
 * @throws RangeError when a layer's nodes do not divide what it reads.
 */
export function tree(
  inputs: number,
  nodeLayers: readonly TreeLayer[],
  outputs: number,
  options: NetworkOptions = {},
): Architecture {
  const layers: Layer[] = [];
  let width = inputs;
  for (const [k, { nodes, units }] of nodeLayers.entries()) {
    if (width % nodes !== 0) {
      throw new RangeError(`layer ${k + 1} has ${nodes} nodes for ${width} inputs: choose a divisor of ${width}`);
    }
    layers.push({ kind: "local", nodes, reads: width / nodes, units, activation: "relu", bias: false });
    width = nodes * units;
  }
  return finished([...layers, ...denseLayers([width, outputs])], options);
}

/** @throws RangeError when there is no layer, a layer is impossible, or one does not fit on the one below. */
export function checkArchitecture({ layers }: Architecture): void {
  if (layers.length === 0) throw new RangeError("a network without layers: give at least one");
  const { kind } = layers[layers.length - 1];
  if (kind !== "dense") throw new RangeError(`the last layer is of kind ${kind}: the outputs are a dense layer's`);
  for (const [k, layer] of layers.entries()) {
    checkLayer(layer, k + 1);
    if (k === 0) continue;
    const below = layers[k - 1];
    if (inputsOf(layer) !== outputsOf(below)) {
      throw new RangeError(
        `layer ${k + 1} reads ${inputsOf(layer)} numbers, but layer ${k} gives ${outputsOf(below)}: they must match`,
      );
    }
    if (layer.kind === "local") {
      // A node reads whole nodes (or whole pixels), not parts of them.
      const unit = below.kind === "local" ? below.units : below.kind === "convolution" ? below.channels : 1;
      if (layer.reads % unit !== 0) {
        throw new RangeError(
          `layer ${k + 1} has nodes that read ${layer.reads} numbers, but layer ${k} gives them by ${unit}: choose a multiple of ${unit}`,
        );
      }
    }
    if (layer.kind !== "convolution") continue;
    const { height, width, channels } = layer.image;
    const fits =
      below.kind === "convolution" && !below.pooling
        ? gridOf(below).height === height && gridOf(below).width === width && below.channels === channels
        : false;
    if (!fits) {
      throw new RangeError(
        `layer ${k + 1} reads an image of ${height}×${width} with ${channels} channels, but layer ${k} does not give one: a convolution stands on the input or on a convolution without pooling whose grid and channels match`,
      );
    }
  }
}

/** d, the length of the network's input. */
export function inputWidth(architecture: Architecture): number {
  return inputsOf(architecture.layers[0]);
}

/** C, the number of the network's outputs. */
export function outputWidth(architecture: Architecture): number {
  return outputsOf(architecture.layers[architecture.layers.length - 1]);
}

function denseLayers(widths: readonly number[]): DenseLayer[] {
  return widths.slice(1).map((outputs, k) => ({
    kind: "dense",
    inputs: widths[k],
    outputs,
    activation: "relu",
    bias: false,
  }));
}

/** Layers with their activations and biases, checked. */
function finished(layers: readonly Layer[], { activation = "relu", bias = "none" }: NetworkOptions): Architecture {
  const last = layers.length - 1;
  const architecture = {
    layers: layers.map((layer, k) => ({
      ...layer,
      activation: k === last ? "identity" : activation,
      bias: bias === "all" || (bias === "last" && k === last),
    })),
  };
  checkArchitecture(architecture);
  return architecture;
}
