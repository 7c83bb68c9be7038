import { describe, expect, test } from "vitest";
import { classifierMargins, squareLossMargins } from "../../../src/measure/margins/margins.ts";
import { moments } from "../../../src/measure/moments.ts";
import { fromRows } from "../../../src/network/matrix.ts";

const outputs = fromRows([
  [3, 1, 2],
  [0, -1, 4],
  [-5, -2, -3],
]);
const labels = Int32Array.of(0, 1, 1);

test("square-loss margins by hand: the output of the own class", () => {
  expect(Array.from(squareLossMargins(outputs, labels))).toEqual([3, -1, -2]);
  expect(Array.from(squareLossMargins(outputs, labels, 2))).toEqual([1.5, -0.5, -1]);
});

test("classifier margins by hand: less the largest other output", () => {
  expect(Array.from(classifierMargins(outputs, labels))).toEqual([1, -5, 1]);
  expect(Array.from(classifierMargins(outputs, labels, 4))).toEqual([0.25, -1.25, 0.25]);
});

test("of an exact interpolant every margin is 1/ρ", () => {
  const targets = fromRows([
    [0, 1],
    [1, 0],
  ]);
  for (const margins of [squareLossMargins, classifierMargins]) {
    expect(moments(margins(targets, [1, 0], 8))).toEqual({ mean: 1 / 8, std: 0 });
  }
});

describe("refused by name:", () => {
  test.each([squareLossMargins, classifierMargins])("%o", (margins) => {
    expect(() => margins(outputs, Int32Array.of(0, 1))).toThrow("outputs of 3 samples with 2 labels");
    expect(() => margins(outputs, Int32Array.of(0, 1, 3))).toThrow("sample 2 has label 3");
    expect(() => margins(fromRows([[1, Infinity]]), [0])).toThrow("entry (0, 1) of the outputs is Infinity");
    expect(() => margins(fromRows([[1], [2]]), [0, 0])).toThrow("1 classes");
    for (const rho of [0, Number.NaN, Infinity]) expect(() => margins(outputs, labels, rho)).toThrow(`rho ${rho}`);
  });
});
