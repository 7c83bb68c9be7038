import { expect, test } from "vitest";
import { dataset } from "../../src/data/dataset.ts";
import { fromRows } from "../../src/network/matrix.ts";

const inputs = fromRows([
  [1, 2],
  [3, 4],
  [5, 6],
]);

test("targets are one-hot", () => {
  const data = dataset(inputs, Int32Array.of(2, 0, 1), 3);
  expect(data.targets).toEqual(
    fromRows([
      [0, 0, 1],
      [1, 0, 0],
      [0, 1, 0],
    ]),
  );
  expect(data.inputs).toBe(inputs);
});

test("what is no classification is refused by name", () => {
  expect(() => dataset(inputs, Int32Array.of(0, 0, 0), 1)).toThrow("1 classes: a classification needs at least 2");
  expect(() => dataset(inputs, Int32Array.of(0, 1), 2)).toThrow("3 inputs with 2 labels");
  expect(() => dataset(fromRows([]), Int32Array.of(), 2)).toThrow("0 inputs with 0 labels");
  expect(() => dataset(inputs, Int32Array.of(0, 2, 1), 2)).toThrow("sample 1 has label 2, but the classes are 0 … 1");
  expect(() => dataset(inputs, Int32Array.of(0, -1, 1), 2)).toThrow("sample 1 has label -1");
  const broken = fromRows([
    [1, 2],
    [3, Number.NaN],
    [5, 6],
  ]);
  expect(() => dataset(broken, Int32Array.of(0, 1, 0), 2)).toThrow("feature 1 of sample 1 is NaN");
});
