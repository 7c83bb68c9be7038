import { describe, expect, test } from "vitest";
import { layerNorms, neuronNorms, normProduct, spread } from "../../src/measure/norms.ts";
import { outputs } from "../../src/network/forward.ts";
import { fromRows } from "../../src/network/matrix.ts";
import { normalized } from "../../src/network/parameters.ts";
import { example } from "../network/networks.ts";

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
  biases: [Float64Array.of(100, 100), null],
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
    const [hidden, ...none] = neuronNorms(parameters);
    expect(none).toEqual([]);
    expect(Array.from(hidden.incoming)).toEqual([5, 12]);
    expect(Array.from(hidden.outgoing)).toEqual([10, 5]);
  });

  test("there is one entry a hidden layer, and squares sum to the layers' squares", () => {
    const { parameters: weights } = example(2, [3, 5, 4, 2]);
    const norms = neuronNorms(weights);
    const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
    const layers = layerNorms(weights).map((norm) => norm * norm);
    expect(norms.map(({ incoming }) => incoming.length)).toEqual([5, 4]);
    norms.forEach(({ incoming, outgoing }, k) => {
      expect(squares(incoming)).toBeCloseTo(layers[k], 12);
      expect(squares(outgoing)).toBeCloseTo(layers[k + 1], 12);
    });
  });

  test("layers that do not fit are refused by name", () => {
    const wrong = { ...parameters, matrices: [parameters.matrices[0], fromRows([[1, 2, 3]])] };
    expect(() => neuronNorms(wrong)).toThrow("layer 1 has 2 neurons, but layer 2 reads 3: give dense layers");
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
