import { describe, expect, test } from "vitest";
import { dense } from "../../src/network/architecture.ts";
import { innerProduct, lossGradient } from "../../src/network/gradient.ts";
import { fromRows } from "../../src/network/matrix.ts";
import { copyParameters } from "../../src/network/parameters.ts";
import { example } from "./networks.ts";

test("by hand: one sample through 2-2-1", () => {
  // h = (1, 5), f = 2 (3·1 − 5) = −4, error −5: ∂L/∂f = −10, ∂L/∂z₂ = −20, upstream of the hidden layer (−60, 20).
  const parameters = {
    matrices: [
      fromRows([
        [1, -1],
        [2, 1],
      ]),
      fromRows([[3, -1]]),
    ],
    biases: [null, null],
    scale: 2,
  };
  const gradient = lossGradient(dense([2, 2, 1]), parameters, { inputs: fromRows([[2, 1]]), targets: fromRows([[1]]) });
  expect(gradient.loss).toBe(25);
  expect(gradient.scale).toBe(20);
  expect(gradient.matrices).toEqual([
    fromRows([
      [-120, -60],
      [40, 20],
    ]),
    fromRows([[-20, -100]]),
  ]);
  expect(gradient.biases).toEqual([null, null]);
});

describe("derivatives are the differences' limit", () => {
  // Central differences at 1e-5 err by about 1e-10 of the third derivative and 1e-11 of rounding.
  const h = 1e-5;
  test.each([
    { activation: "relu" as const, bias: "none" as const },
    { activation: "relu" as const, bias: "all" as const },
    { activation: "squareplus" as const, bias: "all" as const },
  ])("with $activation, biases $bias, on a batch and with a scale", (options) => {
    const { architecture, parameters, data } = example(5, [3, 4, 4, 2], options);
    const at = { ...copyParameters(parameters), scale: 1.5 };
    const batch = [4, 0, 4];
    const gradient = lossGradient(architecture, at, data, batch);
    const loss = (scale = at.scale) => lossGradient(architecture, { ...at, scale }, data, batch).loss;
    const slope = (values: Float64Array, i: number) => {
      const kept = values[i];
      values[i] = kept + h;
      const above = loss();
      values[i] = kept - h;
      const below = loss();
      values[i] = kept;
      return (above - below) / (2 * h);
    };
    for (const [k, matrix] of at.matrices.entries()) {
      for (let i = 0; i < matrix.data.length; i++) {
        expect(gradient.matrices[k].data[i]).toBeCloseTo(slope(matrix.data, i), 6);
      }
      const bias = at.biases[k];
      for (let j = 0; j < (bias?.length ?? 0); j++) {
        expect(gradient.biases[k]?.[j]).toBeCloseTo(slope(bias as Float64Array, j), 6);
      }
    }
    expect(gradient.scale).toBeCloseTo((loss(1.5 + h) - loss(1.5 - h)) / (2 * h), 6);
  });
});

test("the gradient of all samples is the mean over batches of one", () => {
  const { architecture, parameters, data } = example(2, [3, 4, 2]);
  const whole = lossGradient(architecture, parameters, data);
  const single = Array.from({ length: 7 }, (_, n) => lossGradient(architecture, parameters, data, [n]));
  expect(whole.loss).toBeCloseTo(
    single.reduce((sum, { loss }) => sum + loss / 7, 0),
    12,
  );
  whole.matrices[0].data.forEach((g, i) => {
    expect(g).toBeCloseTo(
      single.reduce((sum, { matrices }) => sum + matrices[0].data[i] / 7, 0),
      12,
    );
  });
});

test("innerProduct sums the products of entries", () => {
  expect(
    innerProduct(
      fromRows([
        [1, 2],
        [3, 4],
      ]),
      fromRows([
        [5, 6],
        [7, 8],
      ]),
    ),
  ).toBe(70);
});
