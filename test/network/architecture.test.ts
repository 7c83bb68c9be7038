import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Convolution,
  checkArchitecture,
  convolutional,
  dense,
  inputWidth,
  outputWidth,
  tree,
} from "../../src/network/architecture.ts";
import { gridOf, type Layer, outputsOf } from "../../src/network/layer.ts";
import { networkOf, shapes } from "./shapes.ts";

test("widths become layers; the last one is linear", () => {
  const architecture = dense([5, 4, 3]);
  expect(architecture.layers).toEqual([
    { kind: "dense", inputs: 5, outputs: 4, activation: "relu", bias: false },
    { kind: "dense", inputs: 4, outputs: 3, activation: "identity", bias: false },
  ]);
  expect(inputWidth(architecture)).toBe(5);
  expect(outputWidth(architecture)).toBe(3);
});

test("an activation and biases are given to every layer, save that the last stays linear", () => {
  const { layers } = dense([2, 2, 2], { activation: "squareplus", bias: "all" });
  expect(layers.map((layer) => layer.activation)).toEqual(["squareplus", "identity"]);
  expect(layers.every((layer) => layer.bias)).toBe(true);
});

test.each([
  [[3], "a network needs an input and an output width, but got [3]"],
  [[], "but got []"],
  [[3, 0, 2], "width 0 in [3, 0, 2] is impossible: every width is an integer of at least 1"],
  [[3, 2.5], "width 2.5 in [3, 2.5]"],
  [[Number.NaN, 2], "width NaN"],
])("widths %j are refused by name", (widths, message) => {
  expect(() => dense(widths)).toThrow(message);
});

test("biases of the last layer alone", () => {
  expect(dense([2, 2, 2, 2], { bias: "last" }).layers.map(({ bias }) => bias)).toEqual([false, false, true]);
});

const first: Convolution = { channels: 4, kernel: 3, stride: 2, padding: "valid" };
const second: Convolution = { channels: 6, kernel: 2, stride: 1, padding: "same" };
const image = { height: 9, width: 14, channels: 2 };

describe("convolutional", () => {
  test("every convolution reads the image of the one below, and dense layers the last one's, flattened", () => {
    const architecture = convolutional({ image, convolutions: [first, second], widths: [5, 3] }, { bias: "all" });
    expect(architecture.layers).toEqual([
      { kind: "convolution", image, ...first, pooling: false, activation: "relu", bias: true },
      {
        ...{ kind: "convolution", image: { height: 4, width: 6, channels: 4 }, ...second },
        ...{ pooling: false, activation: "relu", bias: true },
      },
      { kind: "dense", inputs: 144, outputs: 5, activation: "relu", bias: true },
      { kind: "dense", inputs: 5, outputs: 3, activation: "identity", bias: true },
    ]);
    expect([inputWidth(architecture), outputWidth(architecture)]).toEqual([252, 3]);
  });

  test("pooling is of the last convolution, and leaves a number a channel", () => {
    const { layers } = convolutional({ image, convolutions: [first, second], pooling: true, widths: [3] });
    expect(layers.map((layer) => layer.kind === "convolution" && layer.pooling)).toEqual([false, true, false]);
    expect(layers[2]).toMatchObject({ inputs: 6, outputs: 3 });
  });

  test("refuses what is no such network", () => {
    expect(() => convolutional({ image, convolutions: [], widths: [3] })).toThrow("no convolution: give at least one");
    expect(() => convolutional({ image, convolutions: [first], widths: [] })).toThrow("no dense layer");
    const small = { ...image, height: 6 };
    expect(() => convolutional({ image: small, convolutions: [first, { ...first, kernel: 3 }], widths: [3] })).toThrow(
      "layer 2 reads an image of 2×6 with a kernel of side 3",
    );
    expect(() => convolutional({ image, convolutions: [{ ...first, stride: 4 }], widths: [3] })).toThrow("stride 4");
    expect(() => convolutional({ image, convolutions: [{ ...first, channels: 1.5 }], widths: [3] })).toThrow("1.5");
    expect(() => convolutional({ image, convolutions: [first], widths: [0] })).toThrow("layer 2 has outputs 0");
  });
});

describe("tree", () => {
  test("nodes read as many of the nodes below each", () => {
    const binary = tree(
      8,
      [
        { nodes: 4, units: 3 },
        { nodes: 2, units: 5 },
      ],
      1,
    );
    expect(binary.layers).toEqual([
      { kind: "local", nodes: 4, reads: 2, units: 3, activation: "relu", bias: false },
      { kind: "local", nodes: 2, reads: 6, units: 5, activation: "relu", bias: false },
      { kind: "dense", inputs: 10, outputs: 1, activation: "identity", bias: false },
    ]);
  });

  test("refuses nodes that do not divide what they read, or would share a node", () => {
    expect(() => tree(8, [{ nodes: 3, units: 1 }], 1)).toThrow(
      "layer 1 has 3 nodes for 8 inputs: choose a divisor of 8",
    );
    // 4 nodes of 3 units are 12 numbers; 6 nodes would read 2 of them each.
    expect(() =>
      tree(
        8,
        [
          { nodes: 4, units: 3 },
          { nodes: 6, units: 1 },
        ],
        1,
      ),
    ).toThrow("layer 2 has nodes that read 2 numbers, but layer 1 gives them by 3: choose a multiple of 3");
  });
});

describe("checkArchitecture", () => {
  const { layers } = convolutional({ image, convolutions: [first, second], widths: [3] });
  const [below, above, last] = layers;
  const changed = (layer: Layer, changes: object) => ({ ...layer, ...changes }) as Layer;

  test.each<[string, Layer[], string]>([
    ["no layer", [], "a network without layers"],
    ["a convolution as the last layer", [below, above], "the last layer is of kind convolution"],
    [
      "a dense layer of another width",
      [below, above, changed(last, { inputs: 143 })],
      "layer 3 reads 143 numbers, but layer 2 gives 144",
    ],
    [
      "a convolution of other channels",
      [changed(below, { channels: 3 }), above, last],
      "layer 2 reads 96 numbers, but layer 1 gives 72: they must match",
    ],
    [
      "a convolution of as many numbers in other channels",
      [below, changed(above, { image: { height: 4, width: 12, channels: 2 } }), last],
      "layer 2 reads an image of 4×12 with 2 channels, but layer 1 does not give one",
    ],
    [
      "a convolution of as many pixels in another image",
      [below, changed(above, { image: { height: 6, width: 4, channels: 4 } }), last],
      "layer 2 reads an image of 6×4 with 4 channels",
    ],
    [
      "a convolution on pooled channels",
      [changed(below, { pooling: true }), changed(above, { image: { height: 2, width: 2, channels: 1 } }), last],
      "stands on the input or on a convolution without pooling",
    ],
    [
      "a convolution on pooled channels, though the image was one pixel",
      [
        changed(below, { image: { height: 3, width: 3, channels: 2 }, pooling: true }),
        changed(above, { image: { height: 1, width: 1, channels: 4 }, kernel: 1 }),
        changed(last, { inputs: 6 }),
      ],
      "stands on the input or on a convolution without pooling",
    ],
    [
      "a convolution on a dense layer",
      [changed(last, { outputs: 4 }), changed(above, { image: { height: 2, width: 2, channels: 1 } }), last],
      "layer 2 reads an image of 2×2 with 1 channels, but layer 1 does not give one",
    ],
    [
      "nodes that read parts of a pixel",
      [below, { kind: "local", nodes: 48, reads: 2, units: 1, activation: "relu", bias: false }, last],
      "layer 2 has nodes that read 2 numbers, but layer 1 gives them by 4",
    ],
    ["an impossible layer", [changed(below, { kernel: 6 }), above, last], "layer 1 has a kernel of side 6"],
  ])("refuses %s", (_, impossible, message) => {
    expect(() => checkArchitecture({ layers: impossible })).toThrow(RangeError);
    expect(() => checkArchitecture({ layers: impossible })).toThrow(message);
  });

  test("takes nodes on whole pixels", () => {
    checkArchitecture({
      layers: [
        below,
        { kind: "local", nodes: 12, reads: 8, units: 1, activation: "relu", bias: true },
        changed(last, { inputs: 12 }),
      ],
    });
  });
});

test("any small shape that the tests draw is a network", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      const { layers } = networkOf(shape);
      checkArchitecture({ layers });
      for (const layer of layers) {
        if (layer.kind !== "convolution") continue;
        // No position lies outside the image, whose every pixel is read where the padding is "same".
        const { height, width, top, left } = gridOf(layer);
        const { image, kernel, stride, padding } = layer;
        for (const [count, before, side] of [
          [height, top, image.height],
          [width, left, image.width],
        ]) {
          expect(count).toBeGreaterThan(0);
          const end = (count - 1) * stride - before + kernel;
          expect(end >= side || padding === "valid").toBe(true);
          expect(end - side < kernel).toBe(true);
        }
        expect(outputsOf(layer)).toBe(layer.pooling ? layer.channels : height * width * layer.channels);
      }
    }),
  );
});
