import { expect, test } from "vitest";
import { leastNormSolution } from "../../../src/measure/linear/least-norm.ts";
import { fromRows } from "../../../src/network/matrix.ts";

function close(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 12);
}

test("by hand: two independent inputs in the plane have one interpolant", () => {
  const inputs = fromRows([
    [1, 0],
    [2, 1],
  ]);
  close(leastNormSolution(inputs, fromRows([[1], [1]])).data, [1, -1]);
});

test("of one input it is y xᵀ/‖x‖², one row a target", () => {
  const solution = leastNormSolution(fromRows([[3, 4]]), fromRows([[5, 50]]));
  expect([solution.rows, solution.columns]).toEqual([2, 2]);
  close(solution.data, [0.6, 0.8, 6, 8]);
});

test("inputs that contradict each other are met in the mean", () => {
  close(leastNormSolution(fromRows([[1], [1]]), fromRows([[0], [1]])).data, [0.5]);
});

test("refused by name", () => {
  expect(() => leastNormSolution(fromRows([[1]]), fromRows([[1], [1]]))).toThrow("1 inputs with 2 targets");
  expect(() => leastNormSolution(fromRows([[Number.NaN]]), fromRows([[1]]))).toThrow(RangeError);
  expect(() => leastNormSolution(fromRows([[1]]), fromRows([[Infinity]]))).toThrow(RangeError);
});
