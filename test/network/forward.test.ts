import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dense } from "../../src/network/architecture.ts";
import { activate, activationSlope, features, forward, outputs } from "../../src/network/forward.ts";
import { fromRows, row, zeros } from "../../src/network/matrix.ts";
import { normalized } from "../../src/network/parameters.ts";
import { exampleOf } from "./networks.ts";
import { networkOf, shapes } from "./shapes.ts";

describe("a 2-2-1 network by hand", () => {
  // z = (x₁ − x₂, 2x₁ + x₂), f = 3 relu(z₁) − relu(z₂).
  const architecture = dense([2, 2, 1]);
  const parameters = {
    matrices: [
      fromRows([
        [1, -1],
        [2, 1],
      ]),
      fromRows([[3, -1]]),
    ],
    biases: [null, null],
    scale: 1,
  };
  const samples = fromRows([
    [2, 1],
    [1, 2],
    [-1, -2],
  ]);

  test("outputs and features", () => {
    expect(features(architecture, parameters, samples)).toEqual(
      fromRows([
        [1, 5],
        [0, 4],
        [1, 0],
      ]),
    );
    expect(outputs(architecture, parameters, samples)).toEqual(fromRows([[-2], [-4], [3]]));
  });

  test("every layer's inputs and preactivations, for the samples asked for", () => {
    const { inputs, preactivations } = forward(architecture, parameters, samples, [2, 1]);
    expect(inputs).toEqual([
      fromRows([
        [-1, -2],
        [1, 2],
      ]),
      fromRows([
        [1, 0],
        [0, 4],
      ]),
      fromRows([[3], [-4]]),
    ]);
    expect(preactivations).toEqual([
      fromRows([
        [1, -4],
        [-1, 4],
      ]),
      fromRows([[3], [-4]]),
    ]);
  });

  test("the scale multiplies the outputs only", () => {
    const scaled = { ...parameters, scale: 0.5 };
    expect(outputs(architecture, scaled, samples)).toEqual(fromRows([[-1], [-2], [1.5]]));
    expect(features(architecture, scaled, samples)).toEqual(features(architecture, parameters, samples));
  });

  test("biases are added before the activation", () => {
    const biased = { ...parameters, biases: [Float64Array.of(-1, 0), Float64Array.of(10)] };
    expect(outputs(dense([2, 2, 1], { bias: "all" }), biased, samples)).toEqual(fromRows([[5], [6], [10]]));
  });

  test("no samples have no outputs, in the right number of columns", () => {
    expect(outputs(architecture, parameters, zeros(0, 2))).toEqual(zeros(0, 1));
    expect(features(architecture, parameters, zeros(0, 2))).toEqual(zeros(0, 2));
  });

  test("without a hidden layer the features are the samples", () => {
    const linear = { matrices: [fromRows([[1, 1]])], biases: [null], scale: 1 };
    expect(features(dense([2, 1]), linear, samples)).toEqual(samples);
    expect(outputs(dense([2, 1]), linear, samples)).toEqual(fromRows([[3], [3], [-3]]));
  });
});

describe("activations", () => {
  test("by hand", () => {
    expect([-2, 0, 3].map((z) => activate("relu", z))).toEqual([0, 0, 3]);
    expect([-2, 0, 3].map((z) => activate("identity", z))).toEqual([-2, 0, 3]);
    expect([0, 1.5, -1.5].map((z) => activate("squareplus", z))).toEqual([1, 2, 0.5]);
  });

  test("slopes are the differences' limit", () => {
    for (const activation of ["relu", "identity", "squareplus"] as const) {
      for (const z of [-3, -0.5, 0.25, 2]) {
        const difference = (activate(activation, z + 1e-6) - activate(activation, z - 1e-6)) / 2e-6;
        expect(activationSlope(activation, z)).toBeCloseTo(difference, 8);
      }
    }
    expect(activationSlope("relu", 0)).toBe(0);
  });
});

describe("samples that pass together", () => {
  // Equal to the bit: each sample's sums are its own, whoever passes beside it and whether they are four or fewer.
  test("have the outputs that each has alone", () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.integer({ min: 1, max: 13 }), (shape, seed, count) => {
        const { architecture, parameters, data } = exampleOf(networkOf(shape), seed, count);
        const together = outputs(architecture, parameters, data.inputs);
        for (let n = 0; n < count; n++) {
          const alone = { ...data.inputs, rows: 1, data: row(data.inputs, n) };
          expect(row(together, n)).toEqual(outputs(architecture, parameters, alone).data);
        }
      }),
    );
  });
});

describe("homogeneity", () => {
  // A power of two scales without rounding, so that the law is an equality; with biases it fails.
  test("doubling any layer of a bias-free ReLU network doubles the outputs", () => {
    fc.assert(
      fc.property(shapes, fc.nat(), fc.nat(), (shape, seed, chosen) => {
        const { architecture, parameters, data } = exampleOf(networkOf(shape), seed);
        const k = chosen % architecture.layers.length;
        const matrices = parameters.matrices.map((m, l) => (l === k ? { ...m, data: m.data.map((w) => 2 * w) } : m));
        const once = outputs(architecture, parameters, data.inputs);
        const twice = outputs(architecture, { ...parameters, matrices }, data.inputs);
        expect(twice.data).toEqual(once.data.map((f) => 2 * f));
      }),
    );
  });

  test("unit matrices and one scale compute the same function", () => {
    fc.assert(
      fc.property(shapes, fc.nat(), (shape, seed) => {
        const { architecture, parameters, data } = exampleOf(networkOf(shape), seed);
        const before = outputs(architecture, parameters, data.inputs);
        const after = outputs(architecture, normalized(parameters), data.inputs);
        for (const [i, value] of before.data.entries()) expect(after.data[i]).toBeCloseTo(value, 11);
      }),
    );
  });
});
