import type { Architecture } from "../../network/architecture.ts";
import { type Layer, outputsOf, weightShape } from "../../network/layer.ts";
import type { Run } from "../run.ts";

/**
 * Runs of equal keys can be trained as one stack. They may differ in widths, channels, data, batches, rates and decay, but not in
 * the kinds of their layers, the images' sides, the kind of recipe, or in which layers move.
 *
 * A network is widened by neurons whose weights are all zero. They stay exactly zero where σ(0) = 0, which squareplus does not
 * give; and the nodes of a local layer cannot be widened apart. Such networks share a stack with their own shape only.
 */
export function stackKey({ architecture: { layers }, trainable, regularization, momentum }: Run): string {
  const widens = layers.every(({ kind, activation }) => kind !== "local" && activation !== "squareplus");
  const shapes = layers.map((layer, k) => {
    const { kind, activation, bias } = layer;
    if (!widens) return layer;
    if (layer.kind !== "convolution") return { kind, activation, bias };
    const { image, channels: _, ...rest } = layer;
    return { ...rest, image: k === 0 ? image : { ...image, channels: 0 } };
  });
  return JSON.stringify([shapes, trainable, regularization.kind, momentum > 0]);
}

/** The smallest architecture that networks of one key fit into. Its images and widths are the largest of theirs. */
export function widened(architectures: readonly Architecture[]): Architecture {
  const layers: Layer[] = [];
  for (const [k, layer] of architectures[0].layers.entries()) {
    const own = architectures.map((architecture) => architecture.layers[k]);
    const neurons = Math.max(...own.map((each) => weightShape(each).rows));
    const below = layers[k - 1];
    if (layer.kind === "local") layers.push(layer);
    else if (layer.kind === "convolution") {
      const channels = below === undefined ? layer.image.channels : weightShape(below).rows;
      layers.push({ ...layer, image: { ...layer.image, channels }, channels: neurons });
    } else {
      const inputs = Math.max(...own.map((each) => weightShape(each).columns));
      layers.push({ ...layer, inputs: below === undefined ? inputs : outputsOf(below), outputs: neurons });
    }
  }
  return { layers };
}

/** Where the entries of a network's tensors lie in those of the network that it is widened to. */
export interface Embedding {
  /** Of each layer's matrix, by its own index: the index in the widened tensor, nodes · columns × units, see rows.ts. */
  readonly weights: readonly Int32Array[];
  /** The same for the biases. */
  readonly biases: readonly Int32Array[];
  /** Entries of a widened layer's weights and of its biases. */
  readonly weightSizes: readonly number[];
  readonly biasSizes: readonly number[];
}

/** @param wide what `widened` gave for this network among others. */
export function embedding(own: Architecture, wide: Architecture): Embedding {
  const weights = own.layers.map((layer, k) => {
    const { rows, columns } = weightShape(layer);
    const nodes = layer.kind === "local" ? layer.nodes : 1;
    const wideShape = weightShape(wide.layers[k]);
    const wideUnits = wideShape.rows / nodes;
    // Inputs come in groups of what one position of the layer below gives: its neurons, side by side.
    const group = k === 0 ? columns : weightShape(own.layers[k - 1]).rows;
    const wideGroup = k === 0 ? wideShape.columns : weightShape(wide.layers[k - 1]).rows;
    return Int32Array.from({ length: rows * columns }, (_, i) => {
      const row = Math.floor(i / columns);
      const column = i % columns;
      const node = Math.floor(row / (rows / nodes));
      const wideColumn = layer.kind === "local" ? column : Math.floor(column / group) * wideGroup + (column % group);
      return (node * wideShape.columns + wideColumn) * wideUnits + (row % (rows / nodes));
    });
  });
  return {
    weights,
    // A bias stands beside its row of W: nodes × units, and a node's units are never widened apart.
    biases: own.layers.map((layer) => Int32Array.from({ length: weightShape(layer).rows }, (_, row) => row)),
    weightSizes: wide.layers.map((layer) => weightShape(layer).rows * weightShape(layer).columns),
    biasSizes: wide.layers.map((layer) => weightShape(layer).rows),
  };
}
