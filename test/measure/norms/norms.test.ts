import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layerNorms, neuronNorms, normProduct, spread } from "../../../src/measure/norms/norms.ts";
import { convolutional, dense } from "../../../src/network/architecture.ts";
import { outputs } from "../../../src/network/forward.ts";
import { fromRows } from "../../../src/network/matrix.ts";
import { normalized } from "../../../src/network/parameters.ts";
import { example, exampleOf } from "../../network/networks.ts";
import { networkOf, shapes } from "../../network/shapes.ts";

const parameters = {
  matrices: [
    fromRows([
      [3, 4],
      [0, 12],
    ]),
    fromRows([
      [6, 0],
      [8, 5],
    ]),
  ],
  biases: [Float64Array.of(100, 100), Float64Array.of(100, 100)],
  scale: 2,
};

test("layer norms and their product with the scale, by hand", () => {
  expect(layerNorms(parameters)).toEqual([13, Math.sqrt(125)]);
  expect(normProduct(parameters)).toBeCloseTo(2 * 13 * Math.sqrt(125), 12);
});

test("the product is the factor of the network with unit matrices: f = ρ f_V", () => {
  const { architecture, parameters: weights, data } = example(1, [3, 5, 4, 2]);
  const unit = { ...normalized(weights), scale: 1 };
  const f = outputs(architecture, { ...weights, scale: -1.5 }, data.inputs).data;
  const fV = outputs(architecture, unit, data.inputs).data;
  const rho = normProduct({ ...weights, scale: -1.5 });
  for (const [i, value] of f.entries()) expect(value).toBeCloseTo(rho * fV[i], 11);
});

describe("neuron norms", () => {
  test("by hand: rows of one layer, columns of the next, without biases", () => {
    const [hidden, ...none] = neuronNorms(dense([2, 2, 2], { bias: "all" }), parameters);
    expect(none).toEqual([]);
    expect(Array.from(hidden.incoming)).toEqual([5, 12]);
    expect(Array.from(hidden.outgoing)).toEqual([10, 5]);
  });

  test("there is one entry a hidden layer, and squares sum to the layers' squares", () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, seed) => {
        const { architecture, parameters: weights } = exampleOf(networkOf(shape), seed);
        const norms = neuronNorms(architecture, weights);
        const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
        const layers = layerNorms(weights).map((norm) => norm * norm);
        expect(norms.map(({ incoming }) => incoming.length)).toEqual(
          weights.matrices.slice(0, -1).map(({ rows }) => rows),
        );
        for (const [k, { incoming, outgoing }] of norms.entries()) {
          expect(squares(incoming) / layers[k]).toBeCloseTo(1, 12);
          expect(squares(outgoing) / layers[k + 1]).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  test("of a channel by hand: its row, and what reads it at every pixel", () => {
    const image = { height: 1, width: 2, channels: 1 };
    const convolutions = [{ channels: 2, kernel: 1, stride: 1, padding: "valid" as const }];
    const matrices = [fromRows([[-2], [7]]), fromRows([[3, 5, 4, 12]])];
    const flat = convolutional({ image, convolutions, widths: [1] });
    const [hidden] = neuronNorms(flat, { matrices, biases: [null, null], scale: 1 });
    expect([Array.from(hidden.incoming), Array.from(hidden.outgoing)]).toEqual([
      [2, 7],
      [5, 13],
    ]);
  });

  test("layers that do not fit are refused by name", () => {
    const wrong = { ...parameters, matrices: [parameters.matrices[0], fromRows([[1, 2, 3]])] };
    expect(() => neuronNorms(dense([2, 2, 2], { bias: "all" }), wrong)).toThrow(
      "the weights of layer 2 are 1×3, but the layer is 2×2",
    );
  });
});

describe("spread", () => {
  test("is (max − min) / mean", () => {
    expect(spread([1, 2, 6])).toBe(5 / 3);
    expect(spread(Float64Array.of(4, 4, 4))).toBe(0);
    expect(spread([0, 0])).toBe(0);
    expect(spread([0, 1])).toBe(2);
  });

  test("refuses what it is not of", () => {
    expect(() => spread([])).toThrow("no values");
    expect(() => spread([1, -2])).toThrow("value 1 is -2");
    expect(() => spread([Number.NaN])).toThrow("value 0 is NaN");
  });
});
