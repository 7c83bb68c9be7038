import { describe, expect, test } from "vitest";
import { random } from "../../../src/data/random.ts";
import { meansRidge, newtonStep, ridge } from "../../../src/measure/linear/ridge.ts";
import { fromRows, type Matrix, multiply, transpose, zeros } from "../../../src/network/matrix.ts";
import { collapsed, orthogonal, simplex } from "../collapse/frames.ts";

function drawn(rows: number, columns: number, seed: number): Matrix {
  const { normal } = random(seed, "ridge");
  return { rows, columns, data: Float64Array.from({ length: rows * columns }, normal) };
}

/** Of (1/N) Σ ‖W x_n − y_n‖² + λ‖W‖², term by term. */
function slopes(w: Matrix, inputs: Matrix, targets: Matrix, lambda: number): Matrix {
  const predictions = multiply(inputs, transpose(w));
  const errors = { ...predictions, data: predictions.data.map((f, i) => f - targets.data[i]) };
  const ofLoss = multiply(transpose(errors), inputs);
  return { ...ofLoss, data: ofLoss.data.map((g, i) => (2 * g) / inputs.rows + 2 * lambda * w.data[i]) };
}

function close(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < actual.length; i++) expect(actual[i]).toBeCloseTo(expected[i], 12);
}

describe("the ridge solution", () => {
  test("by hand: of x = 1, 3 and y = 2, 2 with λ = 3 it is 4/(5 + 3)", () => {
    close(ridge({ inputs: fromRows([[1], [3]]), targets: fromRows([[2], [2]]), lambda: 3 }).data, [0.5]);
  });

  test("of as many inputs as orthogonal coordinates of length s it is s/(s² + Nλ) of the targets", () => {
    const inputs = fromRows([
      [2, 0],
      [0, 2],
    ]);
    const solution = ridge({ inputs, targets: fromRows([[1], [10]]), lambda: 0.5 });
    expect([solution.rows, solution.columns]).toEqual([1, 2]);
    close(solution.data, [0.4, 4]);
  });

  // More samples than coordinates, and fewer.
  for (const [samples, coordinates] of [
    [20, 6],
    [4, 9],
  ]) {
    test(`meets the normal equations, ${samples} samples of ${coordinates} coordinates`, () => {
      const [inputs, targets, lambda] = [drawn(samples, coordinates, 1), drawn(samples, 3, 2), 0.01];
      const solution = ridge({ inputs, targets, lambda });
      close(slopes(solution, inputs, targets, lambda).data, zeros(3, coordinates).data);
    });

    test(`is one step of Newton's method away from anywhere, ${samples} samples of ${coordinates} coordinates`, () => {
      const [inputs, targets, lambda] = [drawn(samples, coordinates, 3), drawn(samples, 3, 4), 0.01];
      const w = drawn(3, coordinates, 5);
      const step = newtonStep(slopes(w, inputs, targets, lambda), { inputs, lambda });
      const { data } = ridge({ inputs, targets, lambda });
      close(
        step.data,
        w.data.map((value, i) => value - data[i]),
      );
    });
  }
});

describe("the ridge solution of class means", () => {
  test("is that of features that collapsed", () => {
    const means = collapsed(simplex.map((mean, c) => mean.map((m) => m + c)));
    const targets = fromRows(Array.from(means.labels, (label) => simplex.map((_, c) => (c === label ? 1 : 0))));
    close(meansRidge(means, 0.01).data, ridge({ inputs: means.features, targets, lambda: 0.01 }).data);
  });

  // Of means of length 2, four of them: 2/(4 + 4λ) of their directions.
  test("is a multiple of orthogonal means", () => {
    close(
      meansRidge(collapsed(orthogonal), 0.25).data,
      orthogonal.flat().map((m) => m / 5),
    );
  });
});

test("refused by name", () => {
  const [one, two] = [fromRows([[1]]), fromRows([[1], [1]])];
  expect(() => ridge({ inputs: one, targets: two, lambda: 1 })).toThrow("1 inputs with 2 targets");
  expect(() => ridge({ inputs: fromRows([[Number.NaN]]), targets: one, lambda: 1 })).toThrow("of the inputs is NaN");
  expect(() => ridge({ inputs: one, targets: fromRows([[Infinity]]), lambda: 1 })).toThrow(
    "of the targets is Infinity",
  );
  expect(() => ridge({ inputs: one, targets: one, lambda: 0 })).toThrow("λ = 0");
  expect(() => newtonStep(fromRows([[1, 2]]), { inputs: one, lambda: 1 })).toThrow("a gradient of 2 columns");
  expect(() => newtonStep(fromRows([[Number.NaN]]), { inputs: one, lambda: 1 })).toThrow("of the gradient is NaN");
});
