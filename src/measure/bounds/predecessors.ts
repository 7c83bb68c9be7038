import { type Architecture, checkArchitecture } from "../../network/architecture.ts";
import { type ConvolutionalLayer, gridOf, inputsOf, type Layer, positionsOf } from "../../network/layer.ts";

/**
 * The network as a graph: entry k lists, for every node of layer k, the nodes of layer k − 1 that it reads, ascending, and for
 * layer 0 the input's pixels. A node has several numbers:
 * - A position of a convolution is a node, with its channels. It reads the pixels of its patch that lie in the image.
 * - A node of a `local` layer is one, with its units. It reads the nodes, or inputs, of its block.
 * - A dense layer is one node, with all of its outputs, and reads all nodes. (With a node for each neuron every bound here would be
 *   larger: √width max_j ‖w_j‖ ≥ ‖W‖_F.)
 * The input's nodes are its pixels with their channels, where a convolution reads it, else single numbers. Averaging over the pixels
 * is part of the layer above, which reads all of them.
 *
 * @throws RangeError when the architecture is impossible.
 */
export function predecessors(architecture: Architecture): number[][][] {
  checkArchitecture(architecture);
  return architecture.layers.map((layer, k) => {
    const nodes = nodesBelow(layer, architecture.layers[k - 1]);
    if (layer.kind === "dense") return [upTo(nodes)];
    if (layer.kind === "convolution") return upTo(positionsOf(layer)).map((p) => pixelsOfPatch(layer, p));
    // Of a layer that is one node, such as a dense one, a part may be read.
    const numbers = inputsOf(layer) / nodes;
    return upTo(layer.nodes).map((node) => {
      const first = Math.floor((node * layer.reads) / numbers);
      const last = Math.floor(((node + 1) * layer.reads - 1) / numbers);
      return upTo(last - first + 1).map((i) => first + i);
    });
  });
}

/** How many nodes a layer can read from: those of the layer below, or the input's. */
function nodesBelow(layer: Layer, below: Layer | undefined): number {
  if (below === undefined) return inputsOf(layer) / (layer.kind === "convolution" ? layer.image.channels : 1);
  return below.kind === "local" ? below.nodes : positionsOf(below);
}

/** The pixels that the kernel meets at position p. */
function pixelsOfPatch({ image, kernel, ...layer }: ConvolutionalLayer, p: number): number[] {
  const grid = gridOf({ image, kernel, ...layer });
  const top = Math.floor(p / grid.width) * layer.stride - grid.top;
  const left = (p % grid.width) * layer.stride - grid.left;
  const inside = (first: number, side: number) =>
    upTo(kernel)
      .map((i) => first + i)
      .filter((at) => at >= 0 && at < side);
  return inside(top, image.height).flatMap((y) => inside(left, image.width).map((x) => y * image.width + x));
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
