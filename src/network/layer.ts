/**
 * σ, applied to a layer's output, entry by entry. All are arithmetic and √ only, so that every machine gives the same bits.
 * - `relu`: max(z, 0), the paper's.
 * - `identity`: z, for the last layer and for linear networks.
 * - `squareplus`: (z + √(z² + 4)) / 2, smooth and not homogeneous: a control. Barron, "Squareplus", arXiv 2112.11687.
 */
export type Activation = "relu" | "identity" | "squareplus";

/** z ↦ σ(Wz + b), with W of `outputs` × `inputs` and b of `outputs` where `bias` is set. */
export interface DenseLayer {
  readonly kind: "dense";
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
  readonly bias: boolean;
}

/** An image of `height` × `width` pixels, stored pixel by pixel, row by row, the channels of a pixel side by side. */
export interface Image {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * A convolution: one matrix W, `channels` × kernel² · image.channels, applied to the patch at each of P positions.
 * Column (y · kernel + x) · image.channels + c of W reads channel c of the patch's pixel (y, x). The outputs are an image of
 * `channels` channels, and where `pooling` is set the mean of its pixels, one number a channel (global average pooling, which
 * is linear and keeps homogeneity). b has one entry a channel.
 */
export interface ConvolutionalLayer {
  readonly kind: "convolution";
  /** What it reads. */
  readonly image: Image;
  /** Side of the patch, 1 … 5. */
  readonly kernel: number;
  /** Pixels from one position to the next one, 1 … kernel, so that no pixel is skipped. */
  readonly stride: number;
  /**
   * - `valid`: patches lie inside the image, ⌊(side − kernel)/stride⌋ + 1 of them a side.
   * - `same`: ⌈side/stride⌉ patches a side; what they read outside the image is 0, half of it (rounded down) above and left.
   */
  readonly padding: "valid" | "same";
  readonly channels: number;
  readonly pooling: boolean;
  readonly activation: Activation;
  readonly bias: boolean;
}

/**
 * A layer of unshared nodes: input block i, of `reads` entries, feeds the `units` outputs of node i and no others, as in a tree
 * network. W has `nodes · units` rows, those of node 0 first, and `reads` columns; b has one entry a row.
 */
export interface LocalLayer {
  readonly kind: "local";
  readonly nodes: number;
  readonly reads: number;
  readonly units: number;
  readonly activation: Activation;
  readonly bias: boolean;
}

export type Layer = DenseLayer | ConvolutionalLayer | LocalLayer;

/** The positions of a convolution: how many, and how far the first patch reaches out of the image. */
export interface Grid {
  readonly height: number;
  readonly width: number;
  /** Rows of zeros above the image, and columns left of it. */
  readonly top: number;
  readonly left: number;
}

/** Where a convolution's kernel is applied. */
export function gridOf({ image, kernel, stride, padding }: ConvolutionalLayer): Grid {
  if (padding === "valid") {
    const positions = (side: number) => Math.floor((side - kernel) / stride) + 1;
    return { height: positions(image.height), width: positions(image.width), top: 0, left: 0 };
  }
  const positions = (side: number) => Math.ceil(side / stride);
  const before = (side: number) => Math.floor(Math.max((positions(side) - 1) * stride + kernel - side, 0) / 2);
  return {
    height: positions(image.height),
    width: positions(image.width),
    top: before(image.height),
    left: before(image.width),
  };
}

/** P_k: at how many positions the layer's matrix is used. 1 for a dense layer, and for a local one, whose weights are unshared. */
export function positionsOf(layer: Layer): number {
  if (layer.kind !== "convolution") return 1;
  const { height, width } = gridOf(layer);
  return height * width;
}

/** The length of the vector that the layer reads. */
export function inputsOf(layer: Layer): number {
  if (layer.kind === "dense") return layer.inputs;
  if (layer.kind === "local") return layer.nodes * layer.reads;
  return layer.image.height * layer.image.width * layer.image.channels;
}

/** The length of the vector that the layer gives: for a convolution that of its image, or of the pooled channels. */
export function outputsOf(layer: Layer): number {
  if (layer.kind === "dense") return layer.outputs;
  if (layer.kind === "local") return layer.nodes * layer.units;
  return layer.pooling ? layer.channels : positionsOf(layer) * layer.channels;
}

/** Rows and columns of W. A row is a neuron, for a convolution a channel; the columns are its fan-in. */
export function weightShape(layer: Layer): { readonly rows: number; readonly columns: number } {
  if (layer.kind === "dense") return { rows: layer.outputs, columns: layer.inputs };
  if (layer.kind === "local") return { rows: layer.nodes * layer.units, columns: layer.reads };
  return { rows: layer.channels, columns: layer.kernel * layer.kernel * layer.image.channels };
}

/** @throws RangeError naming what is impossible about layer `k` (counted from 1). */
export function checkLayer(layer: Layer, k: number): void {
  const counts: Record<string, number> =
    layer.kind === "dense"
      ? { inputs: layer.inputs, outputs: layer.outputs }
      : layer.kind === "local"
        ? { nodes: layer.nodes, reads: layer.reads, units: layer.units }
        : { ...layer.image, kernel: layer.kernel, stride: layer.stride, "output channels": layer.channels };
  for (const [name, count] of Object.entries(counts)) {
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError(`layer ${k} has ${name} ${count}: choose an integer of at least 1`);
  }
  if (layer.kind !== "convolution") return;
  const { image, kernel, stride } = layer;
  if (kernel > 5) throw new RangeError(`layer ${k} has a kernel of side ${kernel}: choose 1 … 5`);
  if (stride > kernel) {
    throw new RangeError(
      `layer ${k} has stride ${stride} with a kernel of side ${kernel}: choose 1 … ${kernel}, or pixels are skipped`,
    );
  }
  if (kernel > Math.min(image.height, image.width)) {
    throw new RangeError(
      `layer ${k} reads an image of ${image.height}×${image.width} with a kernel of side ${kernel}: the image must be at least as large as its kernel`,
    );
  }
}
