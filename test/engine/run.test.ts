import { describe, expect, test } from "vitest";
import { referenceEngine } from "../../src/engine/reference/reference.ts";
import { checkRequest, type Run } from "../../src/engine/run.ts";
import { dense } from "../../src/network/architecture.ts";
import type { Layer } from "../../src/network/layer.ts";
import { zeros } from "../../src/network/matrix.ts";
import { normalized } from "../../src/network/parameters.ts";
import { exampleConvolutionalRun, exampleRun } from "./small-run.ts";

const run = exampleRun();
const { start, data } = run;
const withMatrix = (k: number, matrix: Run["start"]["matrices"][number]) => ({
  start: { ...start, matrices: start.matrices.with(k, matrix) },
});
const biasFree = { architecture: dense([5, 9, 6, 3]), start: normalized({ ...start, biases: [null, null, null] }) };
const sphere = { kind: "normalized", lambda: 0.1, scaleRate: 1 } as const;

const refusals: [string, Partial<Run>, string][] = [
  ["too few matrices", { start: { ...start, matrices: start.matrices.slice(1) } }, "2 weight matrices for 3 layers"],
  ["a matrix of another shape", withMatrix(1, zeros(6, 8)), "the weights of layer 2 are 6×8, but the layer is 6×9"],
  [
    "a weight that is not finite",
    withMatrix(2, { ...zeros(3, 6), data: new Float64Array(18).fill(1).with(7, Number.NaN) }),
    "weight (1, 1) of layer 3 is NaN",
  ],
  [
    "a missing bias",
    { start: { ...start, biases: [null, null, start.biases[2]] } },
    "the bias of layer 1 has no entries, but the layer wants 9",
  ],
  [
    "a bias too many",
    { start: { ...start, biases: start.biases.with(1, new Float64Array(6)) } },
    "the bias of layer 2 has 6 entries, but the layer wants none",
  ],
  [
    "a bias that is not finite",
    { start: { ...start, biases: start.biases.with(2, Float64Array.of(0, Number.POSITIVE_INFINITY, 0)) } },
    "bias 1 of layer 3 is Infinity",
  ],
  ["a scale that is not finite", { start: { ...start, scale: Number.NaN } }, "the scale is NaN"],
  ["an impossible schedule", { rates: [] }, "a learning-rate schedule needs at least one knot"],
  ["batches larger than the data", { batches: { order: "random", size: 8, seed: 1 } }, "batch size 8 with 7 samples"],
  [
    "inputs of another width",
    { data: { ...data, inputs: zeros(7, 4) } },
    "inputs of 4 features for a network of 5 inputs",
  ],
  [
    "targets of another width",
    { data: { ...data, targets: zeros(7, 2) } },
    "targets are 7×2, but 7 samples and 3 outputs need 7×3",
  ],
  [
    "too few targets",
    { data: { ...data, targets: zeros(6, 3) } },
    "targets are 6×3, but 7 samples and 3 outputs need 7×3",
  ],
  ["momentum 1", { momentum: 1 }, "momentum 1: choose 0 ≤ β < 1"],
  ["negative momentum", { momentum: -0.1 }, "momentum -0.1: choose 0 ≤ β < 1"],
  ["a layer not named in trainable", { trainable: [true, true] }, "trainable names 2 layers, but the network has 3"],
  [
    "negative decay",
    { regularization: { kind: "decay", lambda: [0, -1, 0], biasLambda: 0 } },
    "weight decay -1: it must be finite and not negative",
  ],
  [
    "negative decay of the biases",
    { regularization: { kind: "decay", lambda: [0, 0, 0], biasLambda: -0.5 } },
    "weight decay -0.5: it must be finite and not negative",
  ],
  [
    "decay of the biases that is no number",
    { regularization: { kind: "decay", lambda: [0, 0, 0], biasLambda: Number.NaN } },
    "weight decay NaN",
  ],
  [
    "infinite decay",
    { regularization: { kind: "decay", lambda: [0, Number.POSITIVE_INFINITY, 0], biasLambda: 0 } },
    "weight decay Infinity",
  ],
  [
    "too few decays",
    { regularization: { kind: "decay", lambda: [0, 0], biasLambda: 0 } },
    "2 weight decays for 3 layers: give one a layer",
  ],
  ["a negative decay of the scale", { ...biasFree, regularization: { ...sphere, lambda: -1 } }, "weight decay -1"],
  [
    "a negative scale rate",
    { ...biasFree, regularization: { ...sphere, scaleRate: -2 } },
    "scale rate -2: it must be finite and not negative",
  ],
  ["biases with weight normalization", { regularization: sphere }, "weight normalization needs a bias-free network"],
  [
    "normalization from other than unit matrices",
    { ...biasFree, start: { ...start, biases: [null, null, null] }, regularization: sphere },
    "weight normalization starts from unit matrices",
  ],
];

const { architecture: images, ...rest } = exampleConvolutionalRun();
const [first, second, readout] = images.layers;
const withLayers = (...layers: object[]): Run => ({ ...rest, architecture: { layers: layers as Layer[] } });

const impossibleImages: [string, Run, string][] = [
  ["a kernel of side 6", withLayers({ ...first, kernel: 6 }, second, readout), "layer 1 has a kernel of side 6"],
  ["a stride that skips pixels", withLayers(first, { ...second, stride: 3 }, readout), "layer 2 has stride 3"],
  [
    "an image smaller than its kernel",
    withLayers({ ...first, image: { height: 2, width: 10, channels: 2 } }, second, readout),
    "layer 1 reads an image of 2×10 with a kernel of side 3",
  ],
  [
    "channels that do not match",
    withLayers({ ...first, channels: 4 }, second, readout),
    "layer 2 reads 60 numbers, but layer 1 gives 80: they must match",
  ],
  [
    "an image that does not match",
    withLayers(first, { ...second, image: { height: 4, width: 5, channels: 3 } }, readout),
    "layer 2 reads an image of 4×5 with 3 channels, but layer 1 does not give one",
  ],
  [
    "a kernel of other channels than the image",
    { ...exampleConvolutionalRun(), start: { ...rest.start, matrices: rest.start.matrices.with(0, zeros(3, 9)) } },
    "the weights of layer 1 are 3×9, but the layer is 3×18",
  ],
  [
    "a bias of every position",
    {
      ...exampleConvolutionalRun(),
      start: { ...rest.start, biases: rest.start.biases.with(0, new Float64Array(60)) },
    },
    "the bias of layer 1 has 60 entries, but the layer wants 3",
  ],
];

describe("checkRequest", () => {
  test("takes what can be trained", () => {
    checkRequest({ run, checkpoints: [0, 1, 10] });
    checkRequest({ run: { ...run, ...biasFree, regularization: sphere }, checkpoints: [5] });
    checkRequest({ run: { ...run, batches: { order: "full" } }, checkpoints: [0] });
    checkRequest({ run: exampleConvolutionalRun(), checkpoints: [1] });
    checkRequest({ run: exampleConvolutionalRun({}, true), checkpoints: [1] });
  });

  test.each(refusals)("refuses %s", (_, changes, message) => {
    const request = { run: { ...run, ...changes }, checkpoints: [1] };
    expect(() => checkRequest(request)).toThrow(RangeError);
    expect(() => checkRequest(request)).toThrow(message);
  });

  test.each(impossibleImages)("refuses %s", (_, impossible, message) => {
    expect(() => checkRequest({ run: impossible, checkpoints: [1] })).toThrow(message);
  });

  test.each([
    ["none", [], "no checkpoint: name at least the step at which the run ends"],
    ["one before the start", [-1], "checkpoint -1 after -1: give ascending steps of at least 0"],
    ["two alike", [3, 3], "checkpoint 3 after 3"],
    ["descending ones", [3, 2], "checkpoint 2 after 3"],
    ["one between two steps", [1.5], "checkpoint 1.5 after -1"],
  ])("refuses checkpoints: %s", (_, checkpoints, message) => {
    expect(() => checkRequest({ run, checkpoints })).toThrow(message);
  });

  test("is asked by the reference engine, whose promise is rejected", async () => {
    const [refused] = referenceEngine().train([{ run: { ...run, momentum: 1 }, checkpoints: [1] }]);
    await expect(refused).rejects.toThrow("momentum 1");
  });
});
