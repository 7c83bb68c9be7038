import fc from "fast-check";
import { expect, test } from "vitest";
import { misclassificationRate } from "../../../src/measure/fit/error.ts";
import { classifierMargins } from "../../../src/measure/margins/margins.ts";
import { rampRisk } from "../../../src/measure/margins/ramp-risk.ts";
import { fromRows } from "../../../src/network/matrix.ts";

test("by hand: 1 at a margin of 0 or less, 0 at γ or more, a line between", () => {
  expect(rampRisk([-3], 2)).toBe(1);
  expect(rampRisk([0], 2)).toBe(1);
  expect(rampRisk([0.5], 2)).toBe(0.75);
  expect(rampRisk([2], 2)).toBe(0);
  expect(rampRisk([7], 2)).toBe(0);
  expect(rampRisk([-1, 1, 3, 5], 4)).toBe((1 + 0.75 + 0.25 + 0) / 4);
});

test("lies between the error and the share of margins below γ, and does not fall as γ grows", () => {
  const gamma = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  const margin = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(fc.array(margin, { minLength: 1 }), gamma, gamma, (margins, a, b) => {
      const [least, largest] = [Math.min(a, b), Math.max(a, b)];
      const share = (holds: (m: number) => boolean) => margins.filter(holds).length / margins.length;
      const risk = rampRisk(margins, least);
      expect(risk).toBeGreaterThanOrEqual(share((m) => m <= 0) - 1e-12);
      expect(risk).toBeLessThanOrEqual(share((m) => m < least) + 1e-12);
      expect(rampRisk(margins, largest)).toBeGreaterThanOrEqual(risk - 1e-12);
    }),
  );
});

test("at a small γ it is the misclassification rate", () => {
  const outputs = fromRows([
    [2, 1],
    [0, 3],
    [5, 4],
  ]);
  const labels = [0, 1, 1];
  expect(rampRisk(classifierMargins(outputs, labels), 1e-9)).toBe(misclassificationRate(outputs, labels));
});

test("what is no margin is refused by name", () => {
  expect(() => rampRisk([], 1)).toThrow("no margins");
  expect(() => rampRisk([1, Number.NaN], 1)).toThrow("margin 1 is NaN");
  expect(() => rampRisk([1], 0)).toThrow("margin 0: it must be positive");
});
