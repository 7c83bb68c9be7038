import fc from "fast-check";
import { type Architecture, type Convolution, convolutional, dense, tree } from "../../src/network/architecture.ts";
import { gridOf, type Image, outputsOf } from "../../src/network/layer.ts";

/** What the layers of a small network are made from; every field can shrink on its own, and any draw is a network. */
export interface Shape {
  readonly kind: "dense" | "convolutional" | "tree";
  /** Dense layers, all of a dense network's and the topmost, at most 3, of the others. */
  readonly depth: number;
  /** d, the hidden widths and C, of which the first depth + 1 are used; d counts in a dense network only. */
  readonly widths: readonly number[];
  /** How many convolutions, or layers of nodes, stand below the dense layers: 1 … 3. */
  readonly stacked: number;
  readonly image: Image;
  /** A kernel too large for its image, or a stride too large for its kernel, is cut to fit. */
  readonly convolutions: readonly Convolution[];
  readonly pooling: boolean;
  /** Of the topmost layer of nodes. */
  readonly nodes: number;
  /** How many nodes, or inputs, a node reads, and how many outputs it has. */
  readonly nodeLayers: readonly { readonly merges: number; readonly units: number }[];
}

const upTo = (max: number) => fc.integer({ min: 1, max });
const three = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 3, maxLength: 3 });

/** An arbitrary for each field: widths from 1 over a vector's to above a panel's, images that are not square, all strides. */
export const shapeFields: { readonly [K in keyof Shape]: fc.Arbitrary<Shape[K]> } = {
  kind: fc.constantFrom("dense", "convolutional", "tree"),
  depth: upTo(5),
  widths: fc.array(upTo(21), { minLength: 6, maxLength: 6 }),
  stacked: upTo(3),
  image: fc.record({ height: upTo(8), width: upTo(7), channels: upTo(3) }),
  convolutions: three(
    fc.record({
      channels: upTo(9),
      kernel: upTo(5),
      stride: upTo(5),
      padding: fc.constantFrom("valid", "same"),
    }),
  ),
  pooling: fc.boolean(),
  nodes: upTo(4),
  nodeLayers: three(fc.record({ merges: upTo(3), units: upTo(9) })),
};

/** Small networks of every kind. */
export const shapes: fc.Arbitrary<Shape> = fc.record(shapeFields);

/** The network of a shape: ReLU and bias-free, to be given other activations and biases layer by layer. */
export function networkOf(shape: Shape): Architecture {
  if (shape.kind === "dense") return dense(shape.widths.slice(0, shape.depth + 1));
  const widths = shape.widths.slice(1, Math.min(shape.depth, 3) + 1);
  if (shape.kind === "tree") return treeOf(shape, widths);
  const convolutions: Convolution[] = [];
  for (const { kernel, stride, ...rest } of shape.convolutions.slice(0, shape.stacked)) {
    const { height, width } = imageAfter(shape.image, convolutions);
    const side = Math.min(kernel, height, width);
    convolutions.push({ ...rest, kernel: side, stride: Math.min(stride, side) });
  }
  return convolutional({ image: shape.image, convolutions, pooling: shape.pooling, widths });
}

function imageAfter(image: Image, convolutions: readonly Convolution[]): { height: number; width: number } {
  if (convolutions.length === 0) return image;
  const last = convolutional({ image, convolutions, widths: [1] }).layers[convolutions.length - 1];
  if (last.kind !== "convolution") throw new Error("the layers below the dense ones are convolutions");
  return gridOf(last);
}

/** From the topmost nodes down, so that every count divides the one below. */
function treeOf({ stacked, nodes: top, nodeLayers }: Shape, widths: readonly number[]): Architecture {
  const layers = nodeLayers.slice(0, stacked);
  const counts = layers.map((_, k) => layers.slice(k + 1).reduce((count, { merges }) => count * merges, top));
  const nodes = tree(
    counts[0] * layers[0].merges,
    layers.map(({ units }, k) => ({ nodes: counts[k], units })),
    1,
  ).layers.slice(0, -1);
  return { layers: [...nodes, ...dense([outputsOf(nodes[stacked - 1]), ...widths]).layers] };
}
