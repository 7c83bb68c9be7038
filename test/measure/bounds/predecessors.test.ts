import fc from "fast-check";
import { expect, test } from "vitest";
import { predecessors } from "../../../src/measure/bounds/predecessors.ts";
import { convolutional, dense, tree } from "../../../src/network/architecture.ts";
import { positionsOf } from "../../../src/network/layer.ts";
import { denseEmbedding } from "../../../src/network/toeplitz.ts";
import { exampleOf } from "../../network/networks.ts";
import { networkOf, shapes } from "../../network/shapes.ts";

const image = { height: 2, width: 3, channels: 2 };

test("a patch reads the pixels that lie in the image", () => {
  const convolutions = [{ channels: 4, kernel: 2, stride: 1, padding: "same" as const }];
  expect(predecessors(convolutional({ image, convolutions, widths: [5, 3] }))).toEqual([
    // Half of the zeros around the image, rounded down, are above and left: none.
    [[0, 1, 3, 4], [1, 2, 4, 5], [2, 5], [3, 4], [4, 5], [5]],
    [[0, 1, 2, 3, 4, 5]],
    [[0]],
  ]);
});

test("a dense layer is one node, and reads single numbers", () => {
  expect(predecessors(dense([3, 7, 2]))).toEqual([[[0, 1, 2]], [[0]]]);
});

test("nodes of a tree read their block", () => {
  const twoLayers = [
    { nodes: 4, units: 3 },
    { nodes: 2, units: 5 },
  ];
  expect(predecessors(tree(8, twoLayers, 1))).toEqual([
    [
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ],
    [
      [0, 1],
      [2, 3],
    ],
    [[0, 1]],
  ]);
});

test("nodes above a dense layer read a part of its one node", () => {
  const [local, readout] = tree(6, [{ nodes: 3, units: 2 }], 1).layers;
  const [first] = dense([4, 6, 1]).layers;
  expect(predecessors({ layers: [first, local, readout] })).toEqual([[[0, 1, 2, 3]], [[0], [0], [0]], [[0, 1, 2]]]);
});

test("are where the matrix of the whole layer is not zero", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, seed) => {
      const { architecture, parameters } = exampleOf(networkOf(shape), seed, 1);
      const whole = denseEmbedding(architecture, parameters).parameters.matrices;
      for (const [k, nodes] of predecessors(architecture).entries()) {
        const { rows, columns, data } = whole[k];
        const layer = architecture.layers[k];
        const numbers = rows / nodes.length;
        const below = architecture.layers[k - 1];
        const first = layer.kind === "convolution" ? layer.image.channels : 1;
        const read =
          below === undefined ? first : columns / (below.kind === "local" ? below.nodes : positionsOf(below));
        for (const [j, list] of nodes.entries()) {
          const met = new Set<number>();
          for (let i = 0; i < numbers * columns; i++) {
            if (data[j * numbers * columns + i] !== 0) met.add(Math.floor((i % columns) / read));
          }
          expect(list).toEqual([...met].sort((a, b) => a - b));
        }
      }
    }),
    { seed: 1 },
  );
});
