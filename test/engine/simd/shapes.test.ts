import { describe, expect, test } from "vitest";
import { shapes } from "../../../src/engine/simd/shapes.ts";
import { convolutional, dense, tree } from "../../../src/network/architecture.ts";

const image = { height: 5, width: 6, channels: 2 };
const convolution = (channels: number, kernel: number, stride: number, padding: "valid" | "same") => ({
  channels,
  kernel,
  stride,
  padding,
});

test("a dense layer is one row a sample; its inputs follow each other", () => {
  const [first, second] = shapes(dense([3, 5, 2])).layers;
  expect([first.inputs, first.outputs, first.sample]).toEqual([3, 5, 8]);
  expect([...second.columns]).toEqual([0, 1, 2, 3, 4]);
  expect([second.patches, second.places]).toEqual([Int32Array.of(0), Int32Array.of(0)]);
});

describe("a first convolution", () => {
  const { layers, samples } = shapes(
    convolutional({ image, convolutions: [convolution(3, 3, 2, "same")], widths: [2] }),
  );

  test("reads patches that are copied side by side, each padded to fours", () => {
    // Positions 3 × 3, patches of 18 numbers.
    expect(samples.copied).toBe(9 * 20);
    expect([...layers[0].patches]).toEqual(Array.from({ length: 9 }, (_, p) => 20 * p));
    expect([layers[0].segments, layers[0].inputs, layers[0].overlapping]).toEqual([1, 18, false]);
  });

  test("has its zeros around the stored image", () => {
    // Rows: 2 · 2 + 3 = 7 of which 1 above; columns: 7, none on the left.
    expect(samples.patches).toEqual({
      offsets: Int32Array.of(0, 4, 8, 28, 32, 36, 56, 60, 64),
      pieces: 3,
      length: 6,
      stride: 14,
    });
    expect(samples.entries[0]).toBe(14);
    expect(samples.entries[12]).toBe(28);
    expect(samples.stored).toBe(7 * 14 + 2);
  });

  test("leaves pixels padded to the vectors, which a dense layer finds", () => {
    expect([...layers[1].columns.slice(0, 7)]).toEqual([0, 1, 2, 4, 5, 6, 8]);
    expect(layers[1].inputs).toBe(8 * 4 + 3);
  });
});

test("a later convolution reads runs of the image below, which has the zeros it needs", () => {
  const [below, layer] = shapes(
    convolutional({
      image,
      convolutions: [convolution(3, 1, 1, "valid"), convolution(2, 3, 1, "same")],
      pooling: true,
      widths: [2],
    }),
  ).layers;
  // 5 × 6 pixels of 4 numbers with a border of one pixel: lines of 8 pixels.
  expect(below.sample).toBe(7 * 8 * 4);
  expect([below.places[0], below.places[6]]).toEqual([(8 + 1) * 4, (16 + 1) * 4]);
  expect([layer.segments, layer.segmentLength, layer.segmentStride, layer.overlapping]).toEqual([3, 12, 32, true]);
  expect([layer.patches[0], layer.patches[1], layer.patches[6]]).toEqual([0, 4, 32]);
  expect([...layer.columns.slice(0, 4)]).toEqual([0, 1, 2, 4]);
  expect([layer.inputs, layer.pooled]).toEqual([36, 4]);
});

test("the nodes of a tree read padded nodes below", () => {
  const [first, second] = shapes(
    tree(
      12,
      [
        { nodes: 4, units: 3 },
        { nodes: 2, units: 5 },
      ],
      1,
    ),
  ).layers;
  expect([first.nodes, first.inputs, first.nodeInputs, first.sample]).toEqual([4, 3, 3, 16]);
  expect([second.nodes, second.inputs, second.nodeInputs, second.overlapping]).toEqual([2, 7, 8, false]);
  expect([...second.columns]).toEqual([0, 1, 2, 4, 5, 6]);
});
