import type { Architecture } from "../../network/architecture.ts";
import {
  type ConvolutionalLayer,
  gridOf,
  inputsOf,
  type Layer,
  positionsOf,
  weightShape,
} from "../../network/layer.ts";
import { padded } from "./padding.ts";

/**
 * How a layer looks to the kernel: a product of W with rows, which are patches of what it reads; see assembly/network.ts.
 * All lengths, strides and offsets are in numbers.
 */
export interface LayerShape {
  /** Nodes with a matrix each; 1 but for a local layer. */
  readonly nodes: number;
  /** Outputs of a node's row. */
  readonly outputs: number;
  /** Numbers of a patch, padding included. */
  readonly inputs: number;
  /** Where in a patch the input of each column of W stands. */
  readonly columns: Int32Array;
  /** From one node's patch to the next node's. */
  readonly nodeInputs: number;
  /** A patch's runs of adjoining numbers. */
  readonly segments: number;
  readonly segmentLength: number;
  readonly segmentStride: number;
  /** Where the patch of each position starts in a sample's inputs. */
  readonly patches: Int32Array;
  /** Where the outputs of each position stand in a sample's outputs. */
  readonly places: Int32Array;
  /** Numbers of a sample's outputs. */
  readonly sample: number;
  /** Numbers of a sample's pooled outputs; 0 without pooling. */
  readonly pooled: number;
  /** Whether an input may be in several patches. */
  readonly overlapping: boolean;
}

/** How a sample is stored and copied into the first layer's input. */
export interface SampleShape {
  /** Where each entry of a sample stands among its stored numbers. */
  readonly entries: Int32Array;
  readonly stored: number;
  /** Numbers of a sample's copy. */
  readonly copied: number;
  /** For a convolution: where each position's patch starts in the stored sample, and the runs that make it up; else none. */
  readonly patches: {
    readonly offsets: Int32Array;
    readonly pieces: number;
    readonly length: number;
    readonly stride: number;
  } | null;
}

/** A vector or image as one layer leaves it for the next. */
interface Buffer {
  /** Where entry j stands in a sample. */
  readonly locate: (entry: number) => number;
  readonly sample: number;
  /** Of an image: numbers of a pixel and of a line, borders included. */
  readonly pixel: number;
  readonly line: number;
}

/** The shapes of all layers, and of the samples. */
export function shapes({ layers }: Architecture): { layers: LayerShape[]; samples: SampleShape } {
  const samples = sampleShape(layers[0]);
  let below: Buffer = { locate: (entry) => entry, sample: samples.copied, pixel: 0, line: 0 };
  const result = layers.map((layer, k) => {
    const next = layers[k + 1];
    const read = k === 0 && layer.kind === "convolution" ? readCopied(layer) : readFrom(layer, below);
    const given = outputOf(layer, next);
    below = given.buffer;
    return { ...read, ...given.shape };
  });
  return { layers: result, samples };
}

type Reading = Pick<
  LayerShape,
  "inputs" | "columns" | "nodeInputs" | "segments" | "segmentLength" | "segmentStride" | "patches" | "overlapping"
>;

/** A first convolution: its patches stand one after the other, each in one piece. */
function readCopied(layer: ConvolutionalLayer): Reading {
  const { columns } = weightShape(layer);
  const stride = 4 * Math.ceil(columns / 4);
  return {
    ...inOnePiece(columns),
    columns: Int32Array.from({ length: columns }, (_, i) => i),
    nodeInputs: 0,
    patches: Int32Array.from({ length: positionsOf(layer) }, (_, p) => p * stride),
    overlapping: false,
  };
}

function readFrom(layer: Layer, { locate, pixel, line }: Buffer): Reading {
  const { columns: count } = weightShape(layer);
  if (layer.kind === "convolution") {
    const { kernel, stride, image } = layer;
    const grid = gridOf(layer);
    return {
      inputs: kernel * kernel * pixel,
      columns: Int32Array.from(
        { length: count },
        (_, i) => Math.floor(i / image.channels) * pixel + (i % image.channels),
      ),
      nodeInputs: 0,
      segments: kernel,
      segmentLength: kernel * pixel,
      segmentStride: line,
      patches: Int32Array.from(
        { length: grid.height * grid.width },
        (_, p) => Math.floor(p / grid.width) * stride * line + (p % grid.width) * stride * pixel,
      ),
      overlapping: true,
    };
  }
  const nodeInputs = layer.kind === "local" && layer.nodes > 1 ? locate(layer.reads) : 0;
  return {
    ...inOnePiece(locate(count - 1) + 1),
    columns: Int32Array.from({ length: count }, (_, i) => locate(i)),
    nodeInputs,
    patches: Int32Array.of(0),
    // The kernel writes derivatives by fours: with other node widths it would write into the next node's.
    overlapping: nodeInputs % 4 !== 0,
  };
}

function inOnePiece(inputs: number) {
  return { inputs, segments: 1, segmentLength: inputs, segmentStride: 0 };
}

type Giving = Pick<LayerShape, "nodes" | "outputs" | "places" | "sample" | "pooled">;

function outputOf(layer: Layer, next: Layer | undefined): { shape: Giving; buffer: Buffer } {
  if (layer.kind !== "convolution") {
    const [nodes, outputs] = layer.kind === "local" ? [layer.nodes, layer.units] : [1, layer.outputs];
    const width = padded(outputs);
    return {
      shape: { nodes, outputs, places: Int32Array.of(0), sample: nodes * width, pooled: 0 },
      buffer: {
        locate: (entry) => Math.floor(entry / outputs) * width + (entry % outputs),
        sample: nodes * width,
        pixel: 0,
        line: 0,
      },
    };
  }
  const { channels, pooling } = layer;
  const pixel = padded(channels);
  const grid = gridOf(layer);
  const bordered = next?.kind === "convolution" ? borders(next) : { ...grid, top: 0, left: 0 };
  const line = bordered.width * pixel;
  const sample = bordered.height * line;
  return {
    shape: {
      nodes: 1,
      outputs: channels,
      places: Int32Array.from(
        { length: grid.height * grid.width },
        (_, p) => (bordered.top + Math.floor(p / grid.width)) * line + (bordered.left + (p % grid.width)) * pixel,
      ),
      sample,
      pooled: pooling ? pixel : 0,
    },
    buffer: {
      locate: pooling ? (entry) => entry : (entry) => Math.floor(entry / channels) * pixel + (entry % channels),
      sample: pooling ? pixel : sample,
      pixel,
      line,
    },
  };
}

/** A convolution's image with the zeros around it that its patches read, and where in it the image itself begins. */
function borders(layer: ConvolutionalLayer): { height: number; width: number; top: number; left: number } {
  const { image, kernel, stride } = layer;
  const grid = gridOf(layer);
  return {
    height: Math.max(grid.top + image.height, (grid.height - 1) * stride + kernel),
    width: Math.max(grid.left + image.width, (grid.width - 1) * stride + kernel),
    top: grid.top,
    left: grid.left,
  };
}

function sampleShape(first: Layer): SampleShape {
  if (first.kind !== "convolution") {
    const width = padded(inputsOf(first));
    return {
      entries: Int32Array.from({ length: inputsOf(first) }, (_, i) => i),
      stored: width,
      copied: width,
      patches: null,
    };
  }
  const { image, kernel, stride } = first;
  const { channels } = image;
  const { height, width, top, left } = borders(first);
  const grid = gridOf(first);
  const line = width * channels;
  return {
    entries: Int32Array.from({ length: inputsOf(first) }, (_, i) => {
      const row = Math.floor(i / (image.width * channels));
      return (top + row) * line + left * channels + (i % (image.width * channels));
    }),
    stored: padded(height * line),
    copied: grid.height * grid.width * 4 * Math.ceil((kernel * kernel * channels) / 4),
    patches: {
      offsets: Int32Array.from(
        { length: grid.height * grid.width },
        (_, p) => Math.floor(p / grid.width) * stride * line + (p % grid.width) * stride * channels,
      ),
      pieces: kernel,
      length: kernel * channels,
      stride: line,
    },
  };
}
