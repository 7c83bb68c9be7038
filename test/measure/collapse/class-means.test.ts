import { describe, expect, test } from "vitest";
import { classMeans } from "../../../src/measure/collapse/class-means.ts";
import { fromRows } from "../../../src/network/matrix.ts";

describe("by hand, with unbalanced classes", () => {
  const features = fromRows([
    [1, 0],
    [5, 5],
    [3, 0],
    [2, 3],
  ]);
  const means = classMeans(features, Int32Array.of(0, 1, 0, 0), 2);

  test("a class mean averages the samples of the class", () => {
    expect(means.uncentred).toEqual(
      fromRows([
        [2, 1],
        [5, 5],
      ]),
    );
    expect(Array.from(means.counts)).toEqual([3, 1]);
  });

  test("the global mean averages the classes, not the samples", () => {
    expect(Array.from(means.globalMean)).toEqual([3.5, 3]);
    expect(means.centred).toEqual(
      fromRows([
        [-1.5, -2],
        [1.5, 2],
      ]),
    );
  });

  test("the resolution is the rounding of the longest feature", () => {
    expect(means.resolution).toBe((4 + 2) * 2 ** -52 * Math.sqrt(50));
  });
});

test("equal features have exactly their own value as mean, however it rounds", () => {
  const features = fromRows(Array.from({ length: 10 }, () => [0.1, 1 / 3]));
  const means = classMeans(
    features,
    Int32Array.from({ length: 10 }, (_, n) => (n < 3 ? 0 : 1)),
    2,
  );
  expect(means.uncentred).toEqual(
    fromRows([
      [0.1, 1 / 3],
      [0.1, 1 / 3],
    ]),
  );
  expect(means.centred).toEqual(
    fromRows([
      [0, 0],
      [0, 0],
    ]),
  );
});

describe("refused by name:", () => {
  const features = fromRows([[1], [2], [3]]);

  test("a class without samples", () => {
    expect(() => classMeans(features, Int32Array.of(0, 2, 2), 3)).toThrow("class 1 of 0 … 2 has no samples");
  });

  test("labels that do not fit", () => {
    expect(() => classMeans(features, Int32Array.of(0, 1), 2)).toThrow("features of 3 samples with 2 labels");
    expect(() => classMeans(features, Int32Array.of(0, 1, 2), 2)).toThrow(
      "sample 2 has label 2, but the classes are 0 … 1",
    );
    expect(() => classMeans(features, [0, 0.5, 1], 2)).toThrow("sample 1 has label 0.5");
    expect(() => classMeans(features, Int32Array.of(0, 0, 0), 1)).toThrow("1 classes");
    expect(() => classMeans(fromRows([]), [], 2)).toThrow("features of 0 samples");
  });

  test("a feature that is not finite", () => {
    expect(() =>
      classMeans(
        fromRows([
          [1, 2],
          [3, Number.NaN],
        ]),
        [0, 1],
        2,
      ),
    ).toThrow("entry (1, 1) of the features is NaN: it must be finite");
  });
});
