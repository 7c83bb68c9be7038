import { expect, test } from "vitest";
import { classMeans } from "../../../src/measure/collapse/class-means.ts";
import { betweenClassCovariance, deviations, withinClassCovariance } from "../../../src/measure/collapse/covariance.ts";
import { fromRows } from "../../../src/network/matrix.ts";
import { clusters } from "./frames.ts";

test("by hand: the noise goes into Σ_W and the means into Σ_B", () => {
  const means = clusters(
    [
      [0, 0],
      [4, 0],
    ],
    [
      [1, 2],
      [-1, -2],
    ],
  );
  expect(deviations(means)).toEqual(
    fromRows([
      [1, 2],
      [-1, -2],
      [1, 2],
      [-1, -2],
    ]),
  );
  expect(withinClassCovariance(means)).toEqual(
    fromRows([
      [1, 2],
      [2, 4],
    ]),
  );
  expect(betweenClassCovariance(means)).toEqual(
    fromRows([
      [4, 0],
      [0, 0],
    ]),
  );
});

test("unbalanced classes: Σ_W weighs samples alike, Σ_B classes", () => {
  // Class 0: 0, 3, 0, 3, 0, 0 with mean 1, squares 12; class 1: 4, 6 with mean 5, squares 2.
  const means = classMeans(fromRows([[0], [3], [0], [3], [0], [0], [4], [6]]), [0, 0, 0, 0, 0, 0, 1, 1], 2);
  expect(withinClassCovariance(means).data[0]).toBe(14 / 8);
  expect(betweenClassCovariance(means).data[0]).toBe(4);
});
