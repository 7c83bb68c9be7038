import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAtBorder, layerPositions, toeplitzNorm } from "../../../src/measure/norms/patches.ts";
import { convolutional } from "../../../src/network/architecture.ts";
import { frobeniusNorm, fromRows } from "../../../src/network/matrix.ts";
import { denseEmbedding, toeplitz } from "../../../src/network/toeplitz.ts";
import { exampleOf } from "../../network/networks.ts";
import { networkOf, shapes } from "../../network/shapes.ts";

const image = { height: 4, width: 6, channels: 1 };
const convolutions = [
  { channels: 2, kernel: 2, stride: 2, padding: "valid" as const },
  { channels: 3, kernel: 2, stride: 1, padding: "same" as const },
];

test("positions by hand", () => {
  expect(layerPositions(convolutional({ image, convolutions, widths: [5, 3] }))).toEqual([6, 6, 1, 1]);
});

test("by hand: √P ‖W‖ without zeros around the image, and less with them", () => {
  const [inside, outside, readout] = convolutional({ image, convolutions, widths: [1] }).layers;
  const one = fromRows([
    [1, 1, 1, 1],
    [0, 0, 0, 0],
  ]);
  expect(toeplitzNorm(inside, one)).toBeCloseTo(Math.sqrt(6 * 4), 14);
  // On 2×3 pixels the kernel's four places are used at 6, 4, 3 and 2 positions, with the squares 1, 4, 9 and 16 once each.
  const places = fromRows([[1, 0, 2, 0, 3, 0, 4, 0], new Array(8).fill(0), new Array(8).fill(0)]);
  expect(toeplitzNorm(outside, places)).toBeCloseTo(Math.sqrt(6 * 1 + 4 * 4 + 3 * 9 + 2 * 16), 14);
  const row = fromRows([new Array(18).fill(2)]);
  expect(toeplitzNorm(readout, row)).toBeCloseTo(frobeniusNorm(row), 14);
});

test("is the norm of the matrix that is written out", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, seed) => {
      const { architecture, parameters } = exampleOf(networkOf(shape), seed, 1);
      const embedded = denseEmbedding(architecture, parameters).parameters.matrices;
      for (const [k, layer] of architecture.layers.entries()) {
        const below = architecture.layers[k - 1];
        if (below?.kind === "convolution" && below.pooling) continue;
        const matrix = parameters.matrices[k];
        const whole = layer.kind === "convolution" ? toeplitz(layer, matrix) : embedded[k];
        expect(toeplitzNorm(layer, matrix) / frobeniusNorm(whole)).toBeCloseTo(1, 12);
      }
    }),
    { seed: 1 },
  );
});

test("what a kernel of ones loses at the border of a 3×3 image", () => {
  // Of 9 positions each of the kernel's lines lies in the image at 2, 3 and 2 places a side: 7 · 7 of 81 entries are kept.
  const ones = { rows: 1, columns: 9, data: new Float64Array(9).fill(1) };
  const layer = {
    kind: "convolution",
    image: { height: 3, width: 3, channels: 1 },
    kernel: 3,
    stride: 1,
    padding: "same",
    channels: 1,
    pooling: false,
    activation: "relu",
    bias: false,
  } as const;
  expect(cutAtBorder(layer, ones)).toBe(81 - 49);
  expect(toeplitzNorm(layer, ones)).toBe(7);
  expect(cutAtBorder({ ...layer, padding: "valid" }, ones)).toBe(0);
  expect(cutAtBorder({ kind: "dense", inputs: 9, outputs: 1, activation: "relu", bias: false }, ones)).toBe(0);
});
