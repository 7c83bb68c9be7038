import { describe, expect, test } from "vitest";
import { nearestMeanDisagreement } from "../../../src/measure/collapse/nearest-mean.ts";
import { fromRows } from "../../../src/network/matrix.ts";
import { collapsed } from "./frames.ts";

const line = collapsed([[0], [10]]);

describe("the share of disagreements", () => {
  test("by hand: features 1, 4, 6, 9 are nearest to 0, 0, 10, 10", () => {
    const features = fromRows([[1], [4], [6], [9]]);
    const decide = (...classes: number[]) => fromRows(classes.map((c) => (c === 0 ? [0.2, 0.1] : [-2, -1])));
    expect(nearestMeanDisagreement(decide(0, 0, 1, 1), features, line)).toBe(0);
    expect(nearestMeanDisagreement(decide(0, 1, 1, 1), features, line)).toBe(0.25);
    expect(nearestMeanDisagreement(decide(1, 1, 0, 0), features, line)).toBe(1);
  });

  test("a tie on either side, or on both, disagrees", () => {
    expect(nearestMeanDisagreement(fromRows([[1, 0]]), fromRows([[5]]), line)).toBe(1);
    expect(nearestMeanDisagreement(fromRows([[0, 0]]), fromRows([[1]]), line)).toBe(1);
    expect(nearestMeanDisagreement(fromRows([[0, 0]]), fromRows([[5]]), line)).toBe(1);
  });

  test("a tie below the maximum does not matter", () => {
    const three = collapsed([[0], [10], [20]]);
    expect(nearestMeanDisagreement(fromRows([[1, 1, 2]]), fromRows([[19]]), three)).toBe(0);
    expect(nearestMeanDisagreement(fromRows([[2, 1, 1]]), fromRows([[-1]]), three)).toBe(0);
  });
});

test("what does not fit is refused by name", () => {
  expect(() => nearestMeanDisagreement(fromRows([[1, 0]]), fromRows([[1], [2]]), line)).toThrow(
    "outputs of 1 samples with features of 2",
  );
  expect(() => nearestMeanDisagreement(fromRows([[1, 0, 0]]), fromRows([[1]]), line)).toThrow(
    "3 outputs and 1 features a sample, but the means are of 2 classes and 1 features",
  );
  expect(() => nearestMeanDisagreement(fromRows([[1, Number.NaN]]), fromRows([[1]]), line)).toThrow(
    "of the outputs is NaN",
  );
  expect(() => nearestMeanDisagreement(fromRows([[1, 0]]), fromRows([[Infinity]]), line)).toThrow(
    "of the features is Infinity",
  );
});
