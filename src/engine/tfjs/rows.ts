import * as tf from "@tensorflow/tfjs-core";
import { type ConvolutionalLayer, gridOf, type Layer, type LocalLayer } from "../../network/layer.ts";

/**
 * How a layer of R networks becomes one batched product, rows × weights: M rows a network (or a node of it), of what the layer's
 * matrix is applied to. All four maps are linear; `spread` is the adjoint of `read`, and `collect` that of `place`.
 * Vectors are R × B × width, rows G × M × columns with G = R · nodes.
 */
export interface Rows {
  /** Unshared copies of the layer's matrix in one network: the nodes of a local layer, else 1. */
  readonly nodes: number;
  /** The layer's inputs as rows: a convolution's patches. */
  read(inputs: tf.Tensor): tf.Tensor;
  /** The layer's outputs, from the rows of σ(z): a convolution's image, or the means of its channels. */
  place(activations: tf.Tensor): tf.Tensor;
  collect(derivatives: tf.Tensor): tf.Tensor;
  spread(derivatives: tf.Tensor): tf.Tensor;
  /** Frees the tables. */
  dispose(): void;
}

/** The maps of a layer for `runs` networks and batches of `batch` samples. */
export function rowsOf(layer: Layer, runs: number, batch: number): Rows {
  if (layer.kind === "convolution") return patches(layer, runs, batch);
  if (layer.kind === "local") return nodes(layer, runs, batch);
  const same = (tensor: tf.Tensor) => tensor;
  return { nodes: 1, read: same, place: same, collect: same, spread: same, dispose: () => {} };
}

function nodes({ nodes, reads, units }: LocalLayer, runs: number, batch: number): Rows {
  const apart = (tensor: tf.Tensor, width: number) =>
    tf.reshape(tf.transpose(tf.reshape(tensor, [runs, batch, nodes, width]), [0, 2, 1, 3]), [
      runs * nodes,
      batch,
      width,
    ]);
  const together = (tensor: tf.Tensor, width: number) =>
    tf.reshape(tf.transpose(tf.reshape(tensor, [runs, nodes, batch, width]), [0, 2, 1, 3]), [
      runs,
      batch,
      nodes * width,
    ]);
  return {
    nodes,
    read: (inputs) => apart(inputs, reads),
    place: (activations) => together(activations, units),
    collect: (derivatives) => apart(derivatives, units),
    spread: (derivatives) => together(derivatives, reads),
    dispose: () => {},
  };
}

function patches(layer: ConvolutionalLayer, runs: number, batch: number): Rows {
  const { image, channels, kernel, pooling } = layer;
  const pixels = image.height * image.width;
  const { read, readers, positions, most } = pixelTables(layer);
  const readTable = tf.tensor1d(read, "int32");
  const readerTable = tf.tensor1d(readers, "int32");
  const inside = read.every((pixel) => pixel < pixels);
  // One more row of zeros, for the tables' entries that mean "nothing".
  const withNothing = (tensor: tf.Tensor) =>
    tf.pad(tensor, [
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
  return {
    nodes: 1,
    read(inputs) {
      const seen = tf.reshape(inputs, [runs * batch, pixels, image.channels]);
      const patched = tf.gather(inside ? seen : withNothing(seen), readTable, 1);
      return tf.reshape(patched, [runs, batch * positions, kernel * kernel * image.channels]);
    },
    place(activations) {
      if (!pooling) return tf.reshape(activations, [runs, batch, positions * channels]);
      return tf.reshape(tf.mean(tf.reshape(activations, [runs * batch, positions, channels]), 1), [
        runs,
        batch,
        channels,
      ]);
    },
    collect(derivatives) {
      if (!pooling) return tf.reshape(derivatives, [runs, batch * positions, channels]);
      const shares = tf.div(tf.reshape(derivatives, [runs * batch, 1, channels]), positions);
      return tf.reshape(tf.tile(shares, [1, positions, 1]), [runs, batch * positions, channels]);
    },
    spread(derivatives) {
      const reads = tf.reshape(derivatives, [runs * batch, positions * kernel * kernel, image.channels]);
      const gathered = tf.gather(withNothing(reads), readerTable, 1);
      const summed = tf.sum(tf.reshape(gathered, [runs * batch, pixels, most, image.channels]), 2);
      return tf.reshape(summed, [runs, batch, pixels * image.channels]);
    },
    dispose() {
      readTable.dispose();
      readerTable.dispose();
    },
  };
}

/**
 * Which pixel each place of each patch reads (`pixels` where it lies outside the image), and the reverse: for every pixel the
 * places that read it, `most` entries each, filled up with the number of places. The input's derivatives are gathered by the
 * reverse table, because a scattered sum has no fixed order on a GPU and is missing in some backends.
 */
export function pixelTables(layer: ConvolutionalLayer) {
  const { image, kernel, stride } = layer;
  const grid = gridOf(layer);
  const pixels = image.height * image.width;
  const read: number[] = [];
  const readersOf: number[][] = Array.from({ length: pixels }, () => []);
  for (let p = 0; p < grid.height * grid.width; p++) {
    const top = Math.floor(p / grid.width) * stride - grid.top;
    const left = (p % grid.width) * stride - grid.left;
    for (let place = 0; place < kernel * kernel; place++) {
      const y = top + Math.floor(place / kernel);
      const x = left + (place % kernel);
      const outside = y < 0 || x < 0 || y >= image.height || x >= image.width;
      if (!outside) readersOf[y * image.width + x].push(read.length);
      read.push(outside ? pixels : y * image.width + x);
    }
  }
  const most = Math.max(...readersOf.map((list) => list.length));
  const readers = readersOf.flatMap((list) => [...list, ...Array(most - list.length).fill(read.length)]);
  return {
    read: Int32Array.from(read),
    readers: Int32Array.from(readers),
    positions: grid.height * grid.width,
    most,
  };
}
