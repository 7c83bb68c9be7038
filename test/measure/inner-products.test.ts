import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eulerValue, layerInnerProducts, neuronInnerProducts } from "../../src/measure/inner-products.ts";
import { outputs } from "../../src/network/forward.ts";
import { type LossGradient, lossGradient } from "../../src/network/gradient.ts";
import { fromRows, zeros } from "../../src/network/matrix.ts";
import { example } from "../network/networks.ts";

/** The identity's two sides for a network of these widths. */
function sides(seed: number, widths: number[], options: { activation?: "relu" | "squareplus"; bias?: boolean }) {
  const { architecture, parameters, data } = example(seed, widths, options);
  const gradient = lossGradient(architecture, parameters, data);
  return {
    euler: eulerValue(outputs(architecture, parameters, data.inputs), data.targets),
    layers: layerInnerProducts(parameters, gradient),
    neurons: neuronInnerProducts(parameters, gradient),
    size: Math.sqrt(gradient.matrices.reduce((sum, { data: g }) => sum + g.reduce((s, x) => s + x * x, 0), 0)),
  };
}

describe("by hand", () => {
  const parameters = {
    matrices: [
      fromRows([
        [1, 2],
        [3, 4],
      ]),
      fromRows([[5, 6]]),
    ],
    biases: [null, null],
    scale: 1,
  };
  const gradient: LossGradient = {
    loss: 0,
    matrices: [
      fromRows([
        [1, -1],
        [2, 0],
      ]),
      fromRows([[-1, 10]]),
    ],
    biases: [null, null],
    scale: 0,
  };

  test("layers", () => {
    expect(layerInnerProducts(parameters, gradient)).toEqual([1 - 2 + 6, -5 + 60]);
  });

  test("neurons", () => {
    const [hidden, ...none] = neuronInnerProducts(parameters, gradient);
    expect(none).toEqual([]);
    expect([Array.from(hidden.incoming), Array.from(hidden.outgoing)]).toEqual([
      [-1, 6],
      [-5, 60],
    ]);
  });

  test("Euler value: (2/2) ((2−1)·2 + 3·3 + (−2)(−2) + (1−1)·1)", () => {
    expect(
      eulerValue(
        fromRows([
          [2, 3],
          [-2, 1],
        ]),
        fromRows([
          [1, 0],
          [0, 1],
        ]),
      ),
    ).toBe(15);
  });
});

describe("in bias-free ReLU networks", () => {
  test("every layer's inner product is the Euler value, and neurons agree one by one", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { euler, layers, neurons, size } = sides(seed, [3, 6, 5, 4, 2], {});
        for (const layer of layers) expect(Math.abs(layer - euler)).toBeLessThan(1e-12 * (1 + size));
        neurons.forEach(({ incoming, outgoing }, k) => {
          for (const [j, value] of incoming.entries()) {
            expect(Math.abs(value - outgoing[j])).toBeLessThan(1e-12 * (1 + size));
          }
          expect(incoming.reduce((a, b) => a + b)).toBeCloseTo(layers[k], 9);
        });
      }),
    );
  });
});

describe("the identity fails, as it must,", () => {
  test.each([{ bias: true }, { activation: "squareplus" as const }])("with %o", (options) => {
    const { euler, layers, neurons } = sides(1, [3, 6, 5, 2], options);
    expect(Math.abs(layers[0] - euler)).toBeGreaterThan(0.01);
    expect(Math.abs(layers[2] - euler) < 1e-12).toBe(!("bias" in options));
    expect(Math.max(...neurons[0].incoming.map((v, j) => Math.abs(v - neurons[0].outgoing[j])))).toBeGreaterThan(0.01);
  });
});

test("what does not fit is refused by name", () => {
  expect(() => eulerValue(zeros(2, 3), zeros(3, 2))).toThrow("outputs are 2×3, but targets 3×2");
  const { architecture, parameters, data } = example(1, [3, 4, 2]);
  const gradient = lossGradient(architecture, parameters, data);
  const wrong = { ...parameters, matrices: [parameters.matrices[0], fromRows([[1, 2, 3]])] };
  expect(() => neuronInnerProducts(wrong, gradient)).toThrow("layer 1 has 4 neurons, but layer 2 reads 3");
});
