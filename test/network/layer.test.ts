import { describe, expect, test } from "vitest";
import {
  type ConvolutionalLayer,
  checkLayer,
  gridOf,
  inputsOf,
  type Layer,
  outputsOf,
  positionsOf,
  weightShape,
} from "../../src/network/layer.ts";

/** A convolution to be varied: 14×14 in three channels, a kernel of side 3, stride 2, eight channels out. */
function convolution(changes: Partial<ConvolutionalLayer> = {}): ConvolutionalLayer {
  return {
    kind: "convolution",
    image: { height: 14, width: 14, channels: 3 },
    kernel: 3,
    stride: 2,
    padding: "valid",
    channels: 8,
    pooling: false,
    activation: "relu",
    bias: true,
    ...changes,
  };
}
const image = (height: number, width: number, channels = 1) => ({ height, width, channels });

describe("the positions of a convolution", () => {
  test.each<[string, Partial<ConvolutionalLayer>, number[]]>([
    ["valid", {}, [6, 6, 0, 0]],
    ["same: one row of zeros is needed, and comes below", { padding: "same" }, [7, 7, 0, 0]],
    ["same, stride 1: as many as pixels, a row of zeros on every side", { padding: "same", stride: 1 }, [14, 14, 1, 1]],
    ["same, kernel 5: two on every side", { padding: "same", stride: 1, kernel: 5 }, [14, 14, 2, 2]],
    ["same, kernel 4: one above, two below", { padding: "same", stride: 1, kernel: 4 }, [14, 14, 1, 1]],
    ["a kernel as large as the image", { image: image(3, 3), stride: 1 }, [1, 1, 0, 0]],
    ["a kernel of one pixel", { kernel: 1, stride: 1 }, [14, 14, 0, 0]],
    ["not square, valid: the last column is not read", { image: image(5, 4) }, [2, 1, 0, 0]],
    ["not square, same: zeros above and below, and right", { image: image(5, 4), padding: "same" }, [3, 2, 1, 0]],
    [
      "same, stride as long as the kernel: no zeros are needed",
      { image: image(6, 9), padding: "same", stride: 3 },
      [2, 3, 0, 0],
    ],
  ])("%s", (_, changes, [height, width, top, left]) => {
    expect(gridOf(convolution(changes))).toEqual({ height, width, top, left });
  });
});

test.each<[string, Layer, number[]]>([
  ["dense", { kind: "dense", inputs: 7, outputs: 3, activation: "relu", bias: false }, [7, 3, 3, 7, 1]],
  ["local", { kind: "local", nodes: 4, reads: 2, units: 5, activation: "relu", bias: false }, [8, 20, 20, 2, 1]],
  ["convolution", convolution(), [588, 288, 8, 27, 36]],
  ["pooled", convolution({ pooling: true }), [588, 8, 8, 27, 36]],
])("inputs, outputs, rows, columns and positions: %s", (_, layer, expected) => {
  const { rows, columns } = weightShape(layer);
  expect([inputsOf(layer), outputsOf(layer), rows, columns, positionsOf(layer)]).toEqual(expected);
});

describe("checkLayer", () => {
  test.each<[string, Layer, string]>([
    [
      "an image smaller than its kernel",
      convolution({ image: image(2, 9), stride: 1 }),
      "layer 4 reads an image of 2×9 with a kernel of side 3",
    ],
    [
      "the same with padding",
      convolution({ image: image(9, 2), padding: "same" }),
      "an image of 9×2 with a kernel of side 3",
    ],
    [
      "a stride that skips pixels",
      convolution({ stride: 4 }),
      "layer 4 has stride 4 with a kernel of side 3: choose 1 … 3",
    ],
    ["a kernel of side 6", convolution({ kernel: 6 }), "layer 4 has a kernel of side 6: choose 1 … 5"],
    ["a kernel of side 0", convolution({ kernel: 0 }), "layer 4 has kernel 0: choose an integer of at least 1"],
    ["a stride of 1.5", convolution({ stride: 1.5 }), "layer 4 has stride 1.5"],
    ["no channels in", convolution({ image: image(9, 9, 0) }), "layer 4 has channels 0"],
    ["no channels out", convolution({ channels: 0 }), "layer 4 has output channels 0"],
    ["no height", convolution({ image: image(Number.NaN, 9) }), "layer 4 has height NaN"],
    ["no inputs", { kind: "dense", inputs: 0, outputs: 3, activation: "relu", bias: false }, "layer 4 has inputs 0"],
    [
      "half an output",
      { kind: "dense", inputs: 1, outputs: 0.5, activation: "relu", bias: false },
      "layer 4 has outputs 0.5",
    ],
    [
      "no nodes",
      { kind: "local", nodes: 0, reads: 1, units: 1, activation: "relu", bias: false },
      "layer 4 has nodes 0",
    ],
    [
      "no units",
      { kind: "local", nodes: 1, reads: 1, units: -1, activation: "relu", bias: false },
      "layer 4 has units -1",
    ],
  ])("refuses %s", (_, layer, message) => {
    expect(() => checkLayer(layer, 4)).toThrow(RangeError);
    expect(() => checkLayer(layer, 4)).toThrow(message);
  });

  test("takes the largest kernel on an image as large, and the longest stride", () => {
    checkLayer(convolution({ image: image(5, 5), kernel: 5, stride: 5 }), 1);
  });
});
