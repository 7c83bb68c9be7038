import { expect, test } from "vitest";
import { dense, inputWidth, outputWidth } from "../../src/network/architecture.ts";

test("widths become layers; the last one is linear", () => {
  const architecture = dense([5, 4, 3]);
  expect(architecture.layers).toEqual([
    { kind: "dense", inputs: 5, outputs: 4, activation: "relu", bias: false },
    { kind: "dense", inputs: 4, outputs: 3, activation: "identity", bias: false },
  ]);
  expect(inputWidth(architecture)).toBe(5);
  expect(outputWidth(architecture)).toBe(3);
});

test("an activation and biases are given to every layer, save that the last stays linear", () => {
  const { layers } = dense([2, 2, 2], { activation: "squareplus", bias: true });
  expect(layers.map((layer) => layer.activation)).toEqual(["squareplus", "identity"]);
  expect(layers.every((layer) => layer.bias)).toBe(true);
});

test.each([
  [[3], "a network needs an input and an output width, but got [3]"],
  [[], "but got []"],
  [[3, 0, 2], "width 0 in [3, 0, 2] is impossible: every width is an integer of at least 1"],
  [[3, 2.5], "width 2.5 in [3, 2.5]"],
  [[Number.NaN, 2], "width NaN"],
])("widths %j are refused by name", (widths, message) => {
  expect(() => dense(widths)).toThrow(message);
});
