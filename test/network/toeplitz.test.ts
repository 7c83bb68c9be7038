import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Convolution, checkArchitecture, convolutional, dense } from "../../src/network/architecture.ts";
import { outputs } from "../../src/network/forward.ts";
import { type Activation, type ConvolutionalLayer, weightShape } from "../../src/network/layer.ts";
import { frobeniusNorm, fromRows } from "../../src/network/matrix.ts";
import { checkParameters } from "../../src/network/parameters.ts";
import { denseEmbedding, toeplitz } from "../../src/network/toeplitz.ts";
import { exampleOf } from "./networks.ts";
import { networkOf, shapes } from "./shapes.ts";

/** One convolution alone, that reads `height` × `width` × `inputs`. */
function layerOf([height, width, inputs]: [number, number, number], convolution: Convolution): ConvolutionalLayer {
  const image = { height, width, channels: inputs };
  return { kind: "convolution", image, ...convolution, pooling: false, activation: "relu", bias: false };
}

test("by hand: three pixels, two channels in and out", () => {
  const layer = layerOf([1, 3, 2], { channels: 2, kernel: 1, stride: 1, padding: "valid" });
  expect(
    toeplitz(
      layer,
      fromRows([
        [1, 2],
        [3, 4],
      ]),
    ),
  ).toEqual(
    fromRows([
      [1, 2, 0, 0, 0, 0],
      [3, 4, 0, 0, 0, 0],
      [0, 0, 1, 2, 0, 0],
      [0, 0, 3, 4, 0, 0],
      [0, 0, 0, 0, 1, 2],
      [0, 0, 0, 0, 3, 4],
    ]),
  );
});

test("by hand: a kernel of side 2 on 2×2 with zeros below and right", () => {
  const layer = layerOf([2, 2, 1], { channels: 1, kernel: 2, stride: 1, padding: "same" });
  expect(toeplitz(layer, fromRows([[1, 2, 3, 4]]))).toEqual(
    fromRows([
      [1, 2, 3, 4],
      [0, 1, 0, 3],
      [0, 0, 1, 2],
      [0, 0, 0, 1],
    ]),
  );
});

describe("the norm", () => {
  const normOver = (layer: ConvolutionalLayer) => {
    const { rows, columns } = weightShape(layer);
    const kernel = { rows, columns, data: Float64Array.from({ length: rows * columns }, (_, i) => Math.sin(i + 1)) };
    return frobeniusNorm(toeplitz(layer, kernel)) / frobeniusNorm(kernel);
  };

  test.each<[string, ConvolutionalLayer, number]>([
    ["patches that do not overlap", layerOf([6, 4, 2], { channels: 3, kernel: 2, stride: 2, padding: "valid" }), 6],
    ["patches that do", layerOf([6, 4, 2], { channels: 3, kernel: 3, stride: 1, padding: "valid" }), 8],
    ["padding that adds nothing", layerOf([6, 9, 2], { channels: 3, kernel: 3, stride: 3, padding: "same" }), 6],
    ["one position", layerOf([5, 5, 1], { channels: 4, kernel: 5, stride: 1, padding: "valid" }), 1],
  ])("is √P · ‖W‖ where no patch reaches out of the image: %s", (_, layer, positions) => {
    expect(normOver(layer)).toBeCloseTo(Math.sqrt(positions), 12);
  });

  test("is less where some do", () => {
    const ratio = normOver(layerOf([6, 4, 2], { channels: 3, kernel: 3, stride: 1, padding: "same" }));
    expect(ratio).toBeLessThan(0.9 * Math.sqrt(24));
  });
});

describe("denseEmbedding", () => {
  const kinds = (activation: Activation, bias: boolean) =>
    shapes.map((shape) => ({
      layers: networkOf(shape).layers.map((layer) => ({ ...layer, activation, bias })),
    }));

  test.each([
    ["relu", false],
    ["relu", true],
    ["squareplus", true],
  ] as const)("computes the same outputs: %s, biases %s", (activation, bias) => {
    fc.assert(
      fc.property(kinds(activation, bias), fc.nat(), (architecture, seed) => {
        const { parameters, data } = exampleOf(architecture, seed, 3);
        const at = { ...parameters, scale: 1.5 };
        const embedded = denseEmbedding(architecture, at);
        checkArchitecture(embedded.architecture);
        checkParameters(embedded.architecture, embedded.parameters);
        expect(embedded.architecture.layers.every(({ kind }) => kind === "dense")).toBe(true);
        const before = outputs(architecture, at, data.inputs).data;
        const after = outputs(embedded.architecture, embedded.parameters, data.inputs).data;
        const size = before.reduce((max, value) => Math.max(max, Math.abs(value)), 1);
        for (const [i, value] of before.entries()) expect(Math.abs(after[i] - value)).toBeLessThan(1e-12 * size);
      }),
      { seed: 1 },
    );
  });

  test("has the pooling in the columns of the layer above", () => {
    const convolutions: Convolution[] = [{ channels: 2, kernel: 1, stride: 1, padding: "valid" }];
    const image = { height: 2, width: 1, channels: 1 };
    const architecture = convolutional({ image, convolutions, pooling: true, widths: [1] });
    const matrices = [fromRows([[1], [2]]), fromRows([[4, 6]])];
    const embedded = denseEmbedding(architecture, { matrices, biases: [null, null], scale: 3 });
    expect(embedded.architecture.layers.map(({ inputs }) => inputs)).toEqual([2, 4]);
    expect(embedded.parameters.matrices[1]).toEqual(fromRows([[2, 3, 2, 3]]));
    expect(embedded.parameters.scale).toBe(3);
  });

  test("refuses parameters of another network", () => {
    const { architecture } = exampleOf(dense([3, 4, 2]), 1);
    const { parameters } = exampleOf(dense([3, 5, 2]), 1);
    expect(() => denseEmbedding(architecture, parameters)).toThrow(
      "the weights of layer 1 are 5×3, but the layer is 4×3",
    );
  });
});
