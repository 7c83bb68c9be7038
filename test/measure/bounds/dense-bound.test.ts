import fc from "fast-check";
import { expect, test } from "vitest";
import { denseBound, denseNormProduct, denseUnitBound } from "../../../src/measure/bounds/dense-bound.ts";
import { normProduct } from "../../../src/measure/norms/norms.ts";
import { convolutional, dense } from "../../../src/network/architecture.ts";
import { fromRows } from "../../../src/network/matrix.ts";
import { denseEmbedding } from "../../../src/network/toeplitz.ts";
import { example, exampleOf } from "../../network/networks.ts";
import { networkOf, shapes } from "../../network/shapes.ts";

const inputs = fromRows([
  [3, 0],
  [0, 4],
]);

test("by hand, one output", () => {
  expect(denseUnitBound(dense([2, 1]), inputs)).toBeCloseTo(5 / 2, 14);
  expect(denseUnitBound(dense([2, 7, 1]), inputs)).toBeCloseTo((5 / 2) * (1 + Math.sqrt(2 * Math.log(2))), 14);
  expect(denseUnitBound(dense([2, 7, 7, 1]), inputs)).toBeCloseTo((5 / 2) * (1 + 2 * Math.sqrt(Math.log(2))), 14);
});

test("several outputs cost √C without a hidden layer, else one over the mean of |u_1| on the sphere", () => {
  const ratio = (C: number, ...hidden: number[]) =>
    denseUnitBound(dense([2, ...hidden, C]), inputs) / denseUnitBound(dense([2, ...hidden, 1]), inputs);
  expect(ratio(5)).toBeCloseTo(Math.sqrt(5), 14);
  // On the circle the mean is 2/π, on the sphere ½, on the sphere in four dimensions 4/(3π), in five 3/8.
  expect([2, 3, 4, 5].map((C) => ratio(C, 3))).toEqual(
    [Math.PI / 2, 2, (3 * Math.PI) / 4, 8 / 3].map((x) => expect.closeTo(x, 14)),
  );
  for (let C = 1; C < 40; C++) {
    expect(ratio(C, 3)).toBeGreaterThan(Math.sqrt(C) - 1e-12);
    expect(ratio(C, 3)).toBeLessThan(Math.sqrt((Math.PI * C) / 2));
  }
});

test("the norm product by hand: √P for a convolution, 1/√P for what is averaged", () => {
  const ones = (architecture: ReturnType<typeof dense>, scale = 1) => {
    const { parameters } = exampleOf(architecture, 1, 1);
    const matrices = parameters.matrices.map((matrix) => ({ ...matrix, data: matrix.data.map(() => 1) }));
    return denseNormProduct(architecture, { ...parameters, matrices, scale });
  };
  const shape = {
    image: { height: 4, width: 6, channels: 1 },
    convolutions: [{ channels: 2, kernel: 2, stride: 2, padding: "valid" as const }],
    widths: [3],
  };
  // 6 positions of a kernel of 2 · 4 weights, read by 3 · 12 weights, or averaged and read by 3 · 2.
  expect(ones(convolutional(shape))).toBeCloseTo(Math.sqrt(6 * 8 * 36), 12);
  expect(ones(convolutional({ ...shape, pooling: true }))).toBeCloseTo(Math.sqrt(6 * 8 * (6 / 6)), 12);
  expect(ones(dense([2, 3]), -5)).toBeCloseTo(5 * Math.sqrt(6), 12);
});

test("is that of the dense network that computes the same", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, seed) => {
      const { architecture, parameters, data } = exampleOf(networkOf(shape), seed, 3);
      const embedded = denseEmbedding(architecture, parameters);
      const own = denseBound(architecture, parameters, data.inputs);
      expect(own / denseBound(embedded.architecture, embedded.parameters, data.inputs)).toBeCloseTo(1, 12);
      expect(denseNormProduct(architecture, parameters) / normProduct(embedded.parameters)).toBeCloseTo(1, 12);
    }),
    { seed: 1 },
  );
});

test("without a hidden layer it is above the mean of the supremum over all signs, which is close to it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 }), fc.nat(), (d, C, seed) => {
      const { data, architecture } = example(seed, [d, C], { samples: 4 });
      const bound = denseUnitBound(architecture, data.inputs);
      const patterns = 2 ** (4 * C);
      let sum = 0;
      for (let signs = 0; signs < patterns; signs++) {
        // The best matrix of norm 1 is Σ ξ_n x_nᵀ over its norm.
        let squares = 0;
        for (let c = 0; c < C; c++) {
          for (let i = 0; i < d; i++) {
            let entry = 0;
            for (let n = 0; n < 4; n++) entry += ((signs >> (4 * c + n)) & 1 ? 1 : -1) * data.inputs.data[n * d + i];
            squares += entry * entry;
          }
        }
        sum += Math.sqrt(squares);
      }
      const complexity = sum / patterns / 4;
      expect(complexity).toBeLessThanOrEqual(bound * (1 + 1e-12));
      // Khinchin: the mean of a norm is at least 1/√2 of its root mean square.
      expect(complexity).toBeGreaterThan(bound * (Math.SQRT1_2 - 1e-12));
    }),
    { seed: 1 },
  );
});

test("refuses what peeling is not valid for", () => {
  const biased = example(1, [2, 3, 1], { bias: "last" });
  expect(() => denseBound(biased.architecture, biased.parameters, inputs)).toThrow("layer 2 has a bias");
  const smooth = example(1, [2, 3, 1], { activation: "squareplus" });
  expect(() => denseBound(smooth.architecture, smooth.parameters, inputs)).toThrow(
    "layer 1 has the activation squareplus",
  );
  const [layer] = dense([2, 1]).layers;
  expect(() => denseUnitBound({ layers: [{ ...layer, activation: "relu" }] }, inputs)).toThrow(
    "outputs have the activation relu",
  );
  expect(() => denseUnitBound(dense([3, 1]), inputs)).toThrow("inputs of 2 numbers for a network that reads 3");
  expect(() => denseUnitBound(dense([2, 1]), { rows: 0, columns: 2, data: new Float64Array(0) })).toThrow("no inputs");
  expect(() => denseUnitBound(dense([2, 1]), fromRows([[1, Number.NaN]]))).toThrow("entry 1 of the inputs is NaN");
  const { architecture, parameters } = example(1, [2, 1]);
  const broken = { ...parameters, matrices: [fromRows([[1, Number.POSITIVE_INFINITY]])] };
  expect(() => denseNormProduct(architecture, broken)).toThrow("weights must be finite");
});
