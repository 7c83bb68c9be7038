import { expect, test } from "vitest";
import type { Point } from "../../../src/measure/approximation/linear-pieces.ts";
import { quadraticError } from "../../../src/measure/approximation/quadratic-error.ts";

const square = { alpha: 1, beta: 0, gamma: 0 };

test("of the chord of a parabola: α h²/4 for ends h apart, wherever it is", () => {
  const quadratic = { alpha: -3, beta: 2, gamma: 7 };
  const value = (x: number) => -3 * x * x + 2 * x + 7;
  for (const from of [-5, 0, 1.25]) {
    const chord: Point[] = [from, from + 0.5].map((x) => [x, value(x)] as const);
    expect(quadraticError(quadratic, chord)).toBeCloseTo((3 * 0.5 ** 2) / 4, 12);
  }
});

test("of the pieces the worst counts", () => {
  const interpolant = [0, 0.25, 1].map((x) => [x, x * x] as const);
  expect(quadraticError(square, interpolant)).toBeCloseTo(0.75 ** 2 / 4, 15);
});

test("at an end, where the line is off there", () => {
  // x² − (−x − 1) rises on all of [0, 1].
  expect(
    quadraticError(square, [
      [0, -1],
      [1, -2],
    ]),
  ).toBe(3);
  expect(
    quadraticError(square, [
      [-1, -2],
      [0, -1],
    ]),
  ).toBe(3);
});

test("of the tangent shifted by half the chord's error: as far off inside as at the ends", () => {
  expect(
    quadraticError(square, [
      [-1, 0.5],
      [1, 0.5],
    ]),
  ).toBe(0.5);
});

test("of a line, without a bend, it is the distance at the ends", () => {
  const line = { alpha: 0, beta: 2, gamma: 1 };
  expect(
    quadraticError(line, [
      [0, 1],
      [1, 4],
    ]),
  ).toBe(1);
});

test("points that are no pieces are refused by name", () => {
  expect(() => quadraticError(square, [[0, 0]])).toThrow("1 points");
  expect(() =>
    quadraticError(square, [
      [1, 0],
      [1, 2],
    ]),
  ).toThrow("a point at 1 after one at 1");
});
