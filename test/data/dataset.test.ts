import { describe, expect, test } from "vitest";
import { dataset, samples, scalarTargets } from "../../src/data/dataset.ts";
import { randomLabels } from "../../src/data/labels.ts";
import { fromRows } from "../../src/network/matrix.ts";

const inputs = fromRows([
  [1, 2],
  [3, 4],
  [5, 6],
]);
const image = { height: 2, width: 1, channels: 1 };

describe("samples", () => {
  const targets = fromRows([[0.5], [-1], [7]]);

  test("are inputs with any targets, and images where that is said", () => {
    expect(samples(inputs, targets)).toEqual({ inputs, targets });
    expect(samples(inputs, targets, image)).toEqual({ inputs, targets, image });
  });

  test("that are impossible are refused by name", () => {
    expect(() => samples(inputs, fromRows([[1], [2]]))).toThrow("3 inputs with 2 targets");
    expect(() => samples(fromRows([]), fromRows([]))).toThrow("0 inputs with 0 targets");
    const broken = fromRows([[1], [Number.NEGATIVE_INFINITY], [1]]);
    expect(() => samples(inputs, broken)).toThrow("target 0 of sample 1 is -Infinity: targets must be finite");
    const wide = { height: 2, width: 1, channels: 3 };
    expect(() => samples(inputs, targets, wide)).toThrow("inputs of 2 features as images of 2×1 with 3 channels");
  });
});

describe("a dataset", () => {
  test("has one-hot targets", () => {
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

  test("that is no classification is refused by name", () => {
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

  test("of images stays one when its labels are permuted or become scalar", () => {
    const data = dataset(inputs, Int32Array.of(1, 0, 1), 2, image);
    expect(data.image).toEqual(image);
    expect(randomLabels(data, 1).image).toEqual(image);
    expect(scalarTargets(data).image).toEqual(image);
  });
});

describe("scalar targets", () => {
  test("are −1 for class 0 and 1 for class 1, without labels", () => {
    const data = scalarTargets(dataset(inputs, Int32Array.of(1, 0, 1), 2));
    expect(data).toEqual({ inputs, targets: fromRows([[1], [-1], [1]]) });
  });

  test("of three classes are refused", () => {
    expect(() => scalarTargets(dataset(inputs, Int32Array.of(1, 0, 1), 3))).toThrow("3 classes");
  });
});
