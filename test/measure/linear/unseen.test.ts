import { expect, test } from "vitest";
import { seenAndUnseen } from "../../../src/measure/linear/unseen.ts";
import { convolutional, dense, tree } from "../../../src/network/architecture.ts";
import { fromRows, multiply, transpose, zeros } from "../../../src/network/matrix.ts";

test("by hand: inputs along (1, 1, 0) see the mean of two columns", () => {
  const [layer] = dense([3, 2, 1]).layers;
  const matrix = fromRows([
    [4, 0, 7],
    [1, 3, -1],
  ]);
  const { seen, unseen } = seenAndUnseen(
    layer,
    matrix,
    fromRows([
      [1, 1, 0],
      [-2, -2, 0],
    ]),
  );
  expect([...seen.data].map((x) => Number(x.toFixed(12)))).toEqual([2, 2, 0, 2, 2, 0]);
  expect([...unseen.data].map((x) => Number(x.toFixed(12)))).toEqual([2, -2, 7, -1, 1, -1]);
});

test("of a convolution every patch counts: one of two pixels along a line of three", () => {
  const image = { height: 1, width: 3, channels: 2 };
  const [layer] = convolutional({
    image,
    convolutions: [{ channels: 1, kernel: 1, stride: 1, padding: "valid" }],
    widths: [1],
  }).layers;
  const matrix = fromRows([[3, 5]]);
  // Patches (1, 0), (2, 0), (0, 0) leave the second channel unseen; one of (0, 1) sees it.
  const { unseen } = seenAndUnseen(layer, matrix, fromRows([[1, 0, 2, 0, 0, 0]]));
  expect([...unseen.data]).toEqual([0, 5]);
  expect([...seenAndUnseen(layer, matrix, fromRows([[1, 0, 0, 1, 0, 0]])).unseen.data]).toEqual([0, 0]);
});

test("inputs nearly alike span what they span: nothing seen is left, and the parts add up", () => {
  const [layer] = dense([4, 2, 1]).layers;
  const inputs = fromRows([
    [1, 2, 3, 4],
    [1, 2, 3, 4 + 1e-6],
  ]);
  const matrix = fromRows([
    [1, -1, 2, 5],
    [0, 3, 1, 1],
  ]);
  const { seen, unseen } = seenAndUnseen(layer, matrix, inputs);
  expect(Math.max(...multiply(unseen, transpose(inputs)).data.map(Math.abs))).toBeLessThan(1e-12);
  for (const [i, w] of matrix.data.entries()) expect(seen.data[i] + unseen.data[i]).toBeCloseTo(w, 14);
});

test("what does not fit is refused by name", () => {
  const [local] = tree(4, [{ nodes: 2, units: 1 }], 1).layers;
  expect(() => seenAndUnseen(local, zeros(2, 2), zeros(1, 4))).toThrow("unshared nodes");
  const [layer] = dense([3, 2, 1]).layers;
  expect(() => seenAndUnseen(layer, zeros(2, 4), zeros(1, 4))).toThrow("2×4 for a layer of 2×3");
});
