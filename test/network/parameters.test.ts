import { describe, expect, test } from "vitest";
import { convolutional, dense, tree } from "../../src/network/architecture.ts";
import { frobeniusNorm, fromRows, zeros } from "../../src/network/matrix.ts";
import {
  allFinite,
  checkParameters,
  copyParameters,
  normalized,
  type Parameters,
} from "../../src/network/parameters.ts";

const architecture = dense([2, 2, 1], { bias: "all" });

/** Parameters that fit the architecture; each test breaks one thing. */
function fitting(): Parameters {
  return {
    matrices: [
      fromRows([
        [3, 0],
        [0, 4],
      ]),
      fromRows([[6, 8]]),
    ],
    biases: [Float64Array.of(1, 2), Float64Array.of(3)],
    scale: 2,
  };
}

test("a copy shares no memory", () => {
  const original = fitting();
  const copied = copyParameters(original);
  expect(copied).toEqual(original);
  copied.matrices[0].data[0] = 9;
  (copied.biases[0] as Float64Array)[0] = 9;
  expect(original).toEqual(fitting());
});

test("normalized: unit matrices, and the product of the norms in the scale", () => {
  const { matrices, scale } = normalized(fitting());
  expect(scale).toBe(2 * 5 * 10);
  expect(matrices.map(frobeniusNorm)).toEqual([1, 1]);
  expect(matrices[0]).toEqual(
    fromRows([
      [0.6, 0],
      [0, 0.8],
    ]),
  );
});

describe("checkParameters", () => {
  const check = (change: Partial<Parameters>) => () => checkParameters(architecture, { ...fitting(), ...change });

  test("accepts what fits", () => {
    expect(check({})).not.toThrow();
  });

  test("names the shape that does not fit", () => {
    const [first, last] = fitting().matrices;
    expect(check({ matrices: [first] })).toThrow("1 weight matrices for 2 layers: give one a layer");
    expect(check({ matrices: [last, last] })).toThrow("the weights of layer 1 are 1×2, but the layer is 2×2");
    expect(check({ matrices: [{ ...first, data: new Float64Array(3) }, last] })).toThrow("the weights of layer 1");
    expect(check({ biases: [null, Float64Array.of(3)] })).toThrow(
      "the bias of layer 1 has no entries, but the layer wants 2",
    );
    expect(check({ biases: [Float64Array.of(1), Float64Array.of(3)] })).toThrow("the bias of layer 1 has 1 entries");
    expect(() => checkParameters(dense([2, 2, 1]), fitting())).toThrow("but the layer wants none");
  });

  test("knows the shapes of every kind: a bias has an entry a channel, or a node's unit", () => {
    const image = { height: 4, width: 5, channels: 3 };
    const convolutions = [{ channels: 2, kernel: 3, stride: 1, padding: "same" as const }];
    const images = convolutional({ image, convolutions, pooling: true, widths: [1] }, { bias: "all" });
    const nodes = tree(6, [{ nodes: 3, units: 4 }], 1, { bias: "all" });
    const start = (...shapes: [number, number][]) => ({
      matrices: shapes.map(([rows, columns]) => zeros(rows, columns)),
      biases: shapes.map(([rows]) => new Float64Array(rows)),
      scale: 1,
    });
    checkParameters(images, start([2, 27], [1, 2]));
    checkParameters(nodes, start([12, 2], [1, 12]));
    expect(() => checkParameters(images, start([2, 60], [1, 2]))).toThrow(
      "the weights of layer 1 are 2×60, but the layer is 2×27",
    );
    expect(() => checkParameters(nodes, start([12, 6], [1, 12]))).toThrow("are 12×6, but the layer is 12×2");
    const perPosition = { ...start([2, 27], [1, 2]), biases: [new Float64Array(40), new Float64Array(1)] };
    expect(() => checkParameters(images, perPosition)).toThrow(
      "the bias of layer 1 has 40 entries, but the layer wants 2",
    );
  });

  test("names the value that is not finite", () => {
    const [first, last] = fitting().matrices;
    const broken = fromRows([
      [3, 0],
      [Number.NaN, 4],
    ]);
    expect(check({ matrices: [broken, last] })).toThrow("weight (1, 0) of layer 1 is NaN: weights must be finite");
    expect(check({ matrices: [first, fromRows([[6, -Infinity]])] })).toThrow("weight (0, 1) of layer 2 is -Infinity");
    expect(check({ biases: [Float64Array.of(1, Number.NaN), Float64Array.of(3)] })).toThrow("bias 1 of layer 1 is NaN");
    expect(check({ scale: Infinity })).toThrow("the scale is Infinity: it must be finite");
  });
});

test("allFinite sees weights, biases and the scale", () => {
  const [first, last] = fitting().matrices;
  expect(allFinite(fitting())).toBe(true);
  expect(allFinite({ ...fitting(), biases: [null, null] })).toBe(true);
  expect(allFinite({ ...fitting(), scale: Number.NaN })).toBe(false);
  expect(allFinite({ ...fitting(), matrices: [first, fromRows([[6, Infinity]])] })).toBe(false);
  expect(allFinite({ ...fitting(), matrices: [first, last], biases: [null, Float64Array.of(Number.NaN)] })).toBe(false);
});
