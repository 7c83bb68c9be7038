import { expect, test } from "vitest";
import { meanSquareLoss, misclassificationRate } from "../../../src/measure/fit/error.ts";
import { outputs } from "../../../src/network/forward.ts";
import { lossGradient } from "../../../src/network/gradient.ts";
import { fromRows, zeros } from "../../../src/network/matrix.ts";
import { example } from "../../network/networks.ts";

test("misclassification rate by hand; a tie is an error", () => {
  const decided = fromRows([
    [2, 1],
    [0, 3],
    [5, 4],
    [1, 1],
  ]);
  expect(misclassificationRate(decided, [0, 1, 1, 0])).toBe(0.5);
  expect(misclassificationRate(decided, [0, 1, 0, 1])).toBe(0.25);
  expect(misclassificationRate(zeros(4, 3), [0, 1, 2, 0])).toBe(1);
});

test("mean square loss by hand: (1 + 0 + 4 + 9) / 2", () => {
  expect(
    meanSquareLoss(
      fromRows([
        [2, 0],
        [2, -2],
      ]),
      fromRows([
        [1, 0],
        [0, 1],
      ]),
    ),
  ).toBe(7);
});

test("mean square loss is the loss whose gradient is taken", () => {
  const { architecture, parameters, data } = example(1, [3, 5, 2]);
  const f = outputs(architecture, parameters, data.inputs);
  expect(meanSquareLoss(f, data.targets)).toBeCloseTo(lossGradient(architecture, parameters, data).loss, 12);
});

test("what does not fit is refused by name", () => {
  expect(() => meanSquareLoss(zeros(2, 3), zeros(2, 2))).toThrow("outputs are 2×3, but targets 2×2");
  expect(() => meanSquareLoss(zeros(0, 2), zeros(0, 2))).toThrow("outputs are 0×2");
  expect(() => meanSquareLoss(fromRows([[Number.NaN]]), zeros(1, 1))).toThrow("entry (0, 0) of the outputs is NaN");
  expect(() => misclassificationRate(zeros(2, 2), [0, 2])).toThrow("sample 1 has label 2");
});
