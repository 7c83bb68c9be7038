import { expect, test } from "vitest";
import { movementPerStep, outputChange, weightDistance, weightNorm } from "../../../src/measure/norms/movement.ts";
import { fromRows } from "../../../src/network/matrix.ts";

const start = { matrices: [fromRows([[3, 0]]), fromRows([[0], [4]])] };
const moved = { matrices: [fromRows([[3, 2]]), fromRows([[1], [2]])] };

test("norm and distance by hand, all layers as one vector", () => {
  expect(weightNorm(start)).toBe(5);
  expect(weightDistance(start, moved)).toBe(3);
  expect(weightDistance(moved, moved)).toBe(0);
});

test("movement is the mean of relative steps: 3/5 there, 3/√18 back", () => {
  expect(movementPerStep([start, moved, start])).toBeCloseTo((3 / 5 + 3 / Math.sqrt(18)) / 2, 14);
});

test("movement has no unit", () => {
  const doubled = [start, moved].map(({ matrices }) => ({
    matrices: matrices.map((matrix) => ({ ...matrix, data: matrix.data.map((w) => 2 * w) })),
  }));
  expect(movementPerStep(doubled)).toBe(movementPerStep([start, moved]));
});

test("a path that shrinks by the same factor moves by what it loses", () => {
  const path = [1, 0.9, 0.81, 0.729].map((factor) => ({
    matrices: start.matrices.map((matrix) => ({ ...matrix, data: matrix.data.map((w) => factor * w) })),
  }));
  expect(movementPerStep(path)).toBeCloseTo(0.1, 14);
});

test("outputs that move by 3 and 4 in two samples, then rest: √(25/2)/2", () => {
  const before = fromRows([
    [0, 1],
    [2, 0],
  ]);
  const after = fromRows([
    [3, 1],
    [2, 4],
  ]);
  expect(outputChange([before, after, after])).toBeCloseTo(Math.sqrt(12.5) / 2, 14);
});

test("what has no step, no norm or another shape is refused by name", () => {
  expect(() => movementPerStep([start])).toThrow("a path of 1 states");
  expect(() => outputChange([])).toThrow("a path of 0 states");
  expect(() => movementPerStep([{ matrices: [fromRows([[0]])] }, { matrices: [fromRows([[1]])] }])).toThrow("all zero");
  expect(() => weightDistance(start, { matrices: [fromRows([[1, 2]])] })).toThrow("2 layers and 1");
  expect(() => outputChange([fromRows([[1]]), fromRows([[1, 2]])])).toThrow("1×1 and 1×2");
});
