import fc from "fast-check";
import { expect, test } from "vitest";
import { classifierMargins } from "../../../src/measure/margins/margins.ts";
import { outputDifference } from "../../../src/measure/margins/output-difference.ts";
import { outputs } from "../../../src/network/forward.ts";
import { example, exampleOf } from "../../network/networks.ts";
import { networkOf, shapes } from "../../network/shapes.ts";

test("gives f_1 − f_0, thus the classifier margin of class 1, and minus that of class 0", () => {
  const { data, ...network } = example(3, [3, 5, 2], { bias: "all" });
  const scaled = { ...network, parameters: { ...network.parameters, scale: 1.5 } };
  const difference = outputDifference(scaled);
  const [g] = [outputs(difference.architecture, difference.parameters, data.inputs)];
  const f = outputs(scaled.architecture, scaled.parameters, data.inputs);
  const labels = Array.from({ length: f.rows }, (_, n) => n % 2);
  expect(g.columns).toBe(1);
  for (const [n, margin] of classifierMargins(f, labels).entries())
    expect((labels[n] === 1 ? 1 : -1) * g.data[n]).toBeCloseTo(margin, 12);
});

test("keeps the layers below, of every kind", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, seed) => {
      const { data, ...network } = exampleOf(networkOf(shape), seed, 2);
      fc.pre(data.targets.columns === 2);
      const difference = outputDifference(network);
      const f = outputs(network.architecture, network.parameters, data.inputs);
      const g = outputs(difference.architecture, difference.parameters, data.inputs);
      for (const [n, value] of g.data.entries()) expect(value).toBeCloseTo(f.data[2 * n + 1] - f.data[2 * n], 12);
    }),
  );
});

test("three outputs are refused", () => {
  expect(() => outputDifference(example(1, [3, 3]))).toThrow("3 outputs of a dense layer: the difference is of two");
});
