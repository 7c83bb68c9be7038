import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eulerValue, layerInnerProducts, neuronInnerProducts } from "../../../src/measure/norms/inner-products.ts";
import { convolutional, dense } from "../../../src/network/architecture.ts";
import { outputs } from "../../../src/network/forward.ts";
import { type LossGradient, lossGradient } from "../../../src/network/gradient.ts";
import { fromRows, zeros } from "../../../src/network/matrix.ts";
import { type Example, example, exampleOf } from "../../network/networks.ts";
import { networkOf, shapes } from "../../network/shapes.ts";

/** The identity's two sides for an example. */
function sides({ architecture, parameters, data }: Example) {
  const gradient = lossGradient(architecture, parameters, data);
  return {
    euler: eulerValue(outputs(architecture, parameters, data.inputs), data.targets),
    layers: layerInnerProducts(parameters, gradient),
    neurons: neuronInnerProducts(architecture, parameters, gradient),
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
    const [hidden, ...none] = neuronInnerProducts(dense([2, 2, 1]), parameters, gradient);
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
  test.each(["dense", "convolutional", "tree"] as const)(
    "every layer's inner product is the Euler value, and neurons agree one by one: %s",
    (kind) => {
      fc.assert(
        fc.property(shapes, fc.nat(), (shape, seed) => {
          const { euler, layers, neurons, size } = sides(exampleOf(networkOf({ ...shape, kind }), seed));
          for (const layer of layers) expect(Math.abs(layer - euler)).toBeLessThan(1e-11 * (1 + size));
          expect(neurons.length).toBe(layers.length - 1);
          for (const [k, { incoming, outgoing }] of neurons.entries()) {
            for (const [j, value] of incoming.entries()) {
              expect(Math.abs(value - outgoing[j])).toBeLessThan(1e-11 * (1 + size));
            }
            const sum = incoming.reduce((a, b) => a + b);
            expect(Math.abs(sum - layers[k])).toBeLessThan(1e-11 * (1 + size));
          }
        }),
        { seed: 1 },
      );
    },
  );
});

describe("the identity fails, as it must,", () => {
  const images = {
    image: { height: 5, width: 4, channels: 2 },
    convolutions: [
      { channels: 3, kernel: 3, stride: 1, padding: "same" },
      { channels: 4, kernel: 2, stride: 2, padding: "valid" },
    ],
    widths: [2],
  } as const;

  test.each([{ bias: "all" as const }, { activation: "squareplus" as const }])("with %o", (options) => {
    for (const architecture of [
      dense([3, 6, 5, 2], options),
      convolutional(images, options),
      convolutional({ ...images, pooling: true }, options),
    ]) {
      const { euler, layers, neurons } = sides(exampleOf(architecture, 1));
      expect(Math.abs(layers[0] - euler)).toBeGreaterThan(0.01);
      expect(Math.abs(layers[2] - euler) < 1e-12).toBe(!("bias" in options));
      const gaps = neurons[0].incoming.map((value, j) => Math.abs(value - neurons[0].outgoing[j]));
      expect(Math.max(...gaps)).toBeGreaterThan(0.01);
    }
  });
});

test("what does not fit is refused by name", () => {
  expect(() => eulerValue(zeros(2, 3), zeros(3, 2))).toThrow("outputs are 2×3, but targets 3×2");
  const { architecture, parameters, data } = example(1, [3, 4, 2]);
  const gradient = lossGradient(architecture, parameters, data);
  const wrong = { ...parameters, matrices: [parameters.matrices[0], fromRows([[1, 2, 3]])] };
  expect(() => neuronInnerProducts(architecture, wrong, gradient)).toThrow(
    "the weights of layer 2 are 1×3, but the layer is 2×4",
  );
});
