import type fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawAt, drawCases, shrinkCase } from "../../../src/case/draw.ts";
import { scalarTargets } from "../../../src/data/dataset.ts";
import { random } from "../../../src/data/random.ts";
import { checkArchitecture, inputWidth, outputWidth } from "../../../src/network/architecture.ts";
import { outputs } from "../../../src/network/forward.ts";
import type { Image } from "../../../src/network/layer.ts";
import { checkParameters } from "../../../src/network/parameters.ts";
import { anyConvolutional, anyDense, anyNetwork } from "../../../src/property/arbitrary/any-network.ts";
import { anyImages, anyMixture, type DataDraw, datasetOf } from "../../../src/property/arbitrary/data.ts";
import { experimentOn } from "../../../src/property/arbitrary/experiment.ts";
import { type ConvolutionalDraw, type NetworkDraw, networkOf } from "../../../src/property/arbitrary/network.ts";

interface Case {
  readonly data: DataDraw;
  readonly network: NetworkDraw;
}
type Given = { data: fc.Arbitrary<DataDraw>; network: fc.Arbitrary<NetworkDraw> };

const dense = { depth: [2, 4], width: [3, 9] } as const;
const shape = {
  convolutions: [1, 4],
  channels: [2, 5],
  kernel: [1, 5],
  stride: [1, 3],
  hidden: { depth: [0, 2], width: [4, 8] },
} as const;
const images = anyImages({ perClass: [2, 3], height: [1, 6], width: [3, 8], separation: [2, 8] });
const vectors = anyMixture({ perClass: [2, 3], dimension: [1, 8] });

const populations: Record<string, Given> = {
  "dense networks on vectors": { data: vectors, network: anyDense(dense) },
  "dense networks on images": { data: images, network: anyDense(dense) },
  "convolutional networks": { data: images, network: anyConvolutional(shape) },
  "networks of both kinds": { data: images, network: anyNetwork({ dense, convolutional: shape, bias: "last" }) },
};

function expectIn(value: number, [low, high]: readonly [number, number]): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}

/** The drawn numbers lie in the ranges asked for, and the network fits its data. */
function expectLawful({ data: dataDraw, network: draw }: Case): void {
  expectIn(dataDraw.perClass, [2, 3]);
  if (dataDraw.kind === "images") {
    expectIn(dataDraw.image.height, [1, 6]);
    expectIn(dataDraw.image.width, [3, 8]);
    expectIn(dataDraw.image.channels, [1, 3]);
  }
  if (draw.kind === "dense") {
    expectIn(draw.hidden.length + 1, dense.depth);
    for (const width of draw.hidden) expectIn(width, dense.width);
  } else {
    expectIn(draw.convolutions.length, shape.convolutions);
    for (const { channels, kernel, stride } of draw.convolutions) {
      expectIn(channels, shape.channels);
      expectIn(kernel, shape.kernel);
      expectIn(stride, [1, Math.min(3, kernel)]);
    }
    expectIn(draw.hidden.length, shape.hidden.depth);
    for (const width of draw.hidden) expectIn(width, shape.hidden.width);
  }
  const data = datasetOf(dataDraw);
  const { architecture, start } = networkOf(draw, data);
  checkArchitecture(architecture);
  checkParameters(architecture, start);
  expect(inputWidth(architecture)).toBe(data.inputs.columns);
  expect(outputWidth(architecture)).toBe(data.classes);
  const convolutions = draw.kind === "dense" ? 0 : draw.convolutions.length;
  expect(architecture.layers).toHaveLength(convolutions + draw.hidden.length + 1);
}

describe.for(Object.entries(populations))("%s", ([, given]) => {
  test("of 300 draws all lie in their ranges and fit their data", () => {
    const cases = drawCases(given, 1, 300);
    for (const drawn of cases) expectLawful(drawn);
    expect(new Set(cases.map(({ network }) => JSON.stringify(network))).size).toBe(300);
  });

  test("stay in their ranges and fit their data when shrunk, whichever way", async () => {
    const coin = random(7, "shrinking");
    for (let index = 0; index < 20; index++) {
      let first = true;
      await shrinkCase(given, { seed: 1, index, attempts: 100 }, async (drawn) => {
        expectLawful(drawn);
        const fails = first || coin.uniform() < 0.4;
        first = false;
        return fails;
      });
    }
  });
});

test("the simplest network of both kinds is the simplest dense one", async () => {
  const given = populations["networks of both kinds"];
  const index = drawCases(given, 1, 20).findIndex(({ network }) => network.kind === "convolutional");
  const { path, drawn } = await shrinkCase(given, { seed: 1, index, attempts: 1000 }, async () => true);
  expect(drawAt(given, 1, path)).toEqual(drawn);
  expect(drawn.network).toMatchObject({ kind: "dense", hidden: [3], bias: "last" });
  const convolutional = (network: NetworkDraw) => network.kind === "convolutional";
  const kept = await shrinkCase(given, { seed: 1, index, attempts: 1000 }, async (c) => convolutional(c.network));
  expect(kept.drawn.network).toMatchObject({
    convolutions: [{ channels: 2, kernel: 1, stride: 1, padding: "valid" }],
    pooling: false,
    hidden: [],
  });
});

test("both kinds are drawn about as often", () => {
  const kinds = drawCases(populations["networks of both kinds"], 1, 300).map(({ network }) => network.kind);
  expectIn(kinds.filter((kind) => kind === "dense").length, [110, 190]);
});

describe("the network of a draw", () => {
  const image: Image = { height: 6, width: 9, channels: 2 };
  const data = datasetOf({ kind: "images", classes: 2, perClass: 4, image, separation: 3, seed: 1 });
  const draw: ConvolutionalDraw = {
    kind: "convolutional",
    convolutions: [
      { channels: 3, kernel: 5, stride: 2, padding: "valid" },
      { channels: 4, kernel: 4, stride: 3, padding: "valid" },
      { channels: 5, kernel: 3, stride: 3, padding: "same" },
    ],
    pooling: true,
    hidden: [7],
    activation: "relu",
    bias: "none",
    outputGain: 1,
    seed: 2,
  };

  test("cuts kernels and strides down to the image that is left", () => {
    const { layers } = networkOf(draw, data).architecture;
    expect(layers).toMatchObject([
      { image, kernel: 5, stride: 2 },
      { image: { height: 1, width: 3, channels: 3 }, kernel: 1, stride: 1 },
      { image: { height: 1, width: 3, channels: 4 }, kernel: 1, stride: 1, pooling: true },
      { inputs: 5, outputs: 7 },
      { inputs: 7, outputs: 2 },
    ]);
  });

  test("has its outputs multiplied by the gain, in equal parts by its layers", () => {
    const plain = networkOf(draw, data);
    const gained = networkOf({ ...draw, outputGain: 32 }, data);
    for (const [k, { data: weights }] of gained.start.matrices.entries())
      expect(weights[0] / plain.start.matrices[k].data[0]).toBeCloseTo(2, 12);
    const [f, g] = [plain, gained].map(({ architecture, start }) => outputs(architecture, start, data.inputs).data);
    for (const [i, value] of f.entries()) expect(g[i]).toBeCloseTo(32 * value, 10);
  });

  test("has biases, not zero, where they are asked for", () => {
    const biases = (bias: NetworkDraw["bias"]) => networkOf({ ...draw, bias }, data).start.biases;
    expect(biases("none").every((bias) => bias === null)).toBe(true);
    expect(biases("all").every((bias) => bias?.every((b) => b !== 0))).toBe(true);
    expect(biases("last").map((bias) => bias !== null)).toEqual([false, false, false, false, true]);
  });

  test("has the outputs that the targets want, one for scalar targets", () => {
    const recipe = { learningRate: 0.1, decay: 0.01, batchSize: 4 };
    const experiment = experimentOn(scalarTargets(data), { network: draw, recipe, seed: 1 }, { forgetting: 1 });
    expect(outputWidth(experiment.network.architecture)).toBe(1);
  });

  test("is refused where a convolution meets vectors", () => {
    const [{ data: vector }] = drawCases({ data: vectors }, 1, 1);
    expect(() => networkOf(draw, datasetOf(vector))).toThrow("draw the data with anyImages() or anyDigits()");
  });

  test("is refused where the gain is not positive", () => {
    expect(() => networkOf({ ...draw, outputGain: 0 }, data)).toThrow("the root of 0");
  });
});

test.for<[string, () => unknown, string]>([
  ["a depth of none", () => anyDense({ depth: [0, 2] }), "depth from 0 to 2: give two integers of at least 1"],
  ["an empty range", () => anyDense({ width: [9, 3] }), "width from 9 to 3"],
  ["half a neuron", () => anyDense({ width: [1.5, 3] }), "width from 1.5 to 3"],
  ["no convolution", () => anyConvolutional({ convolutions: [0, 1] }), "convolutions from 0 to 1"],
  ["no channel", () => anyConvolutional({ channels: [0, 1] }), "channels from 0 to 1"],
  ["a kernel of nothing", () => anyConvolutional({ kernel: [0, 3] }), "kernels from 0 to 3"],
  ["a kernel too large", () => anyConvolutional({ kernel: [1, 7] }), "kernels from 1 to 7: their side is at most 5"],
  ["no stride", () => anyConvolutional({ stride: [0, 1] }), "strides from 0 to 1"],
  ["no padding", () => anyConvolutional({ padding: [] }), "no padding to choose from"],
  ["no pooling", () => anyConvolutional({ pooling: [] }), "no pooling to choose from"],
  ["a negative depth", () => anyConvolutional({ hidden: { depth: [-1, 1], width: [1, 2] } }), "hidden depth from -1"],
  ["a width of none", () => anyNetwork({ dense: { width: [0, 2] } }), "width from 0 to 2"],
  ["one class", () => anyMixture({ classes: [1, 2] }), "classes from 1 to 2: give two integers of at least 2"],
  ["no size", () => anyMixture({ perClass: [] }), "no samples per class to choose from"],
  ["no dimension", () => anyMixture({ dimension: [0, 2] }), "dimensions from 0 to 2"],
  ["no pixel", () => anyImages({ height: [0, 2] }), "heights from 0 to 2"],
])("ranges with %s are refused by name", ([, arbitrary, message]) => {
  expect(arbitrary).toThrow(message);
});
