import { expect, test } from "vitest";
import { denseBound, denseUnitBound } from "../../../src/measure/bounds/dense-bound.ts";
import { marginComplexity, riskBound } from "../../../src/measure/bounds/risk-bound.ts";
import { sparseBound } from "../../../src/measure/bounds/sparse-bound.ts";
import { classifierMargins } from "../../../src/measure/margins/margins.ts";
import { outputDifference } from "../../../src/measure/margins/output-difference.ts";
import { rampRisk } from "../../../src/measure/margins/ramp-risk.ts";
import { convolutional } from "../../../src/network/architecture.ts";
import { example, exampleOf } from "../../network/networks.ts";

const margins = [-0.5, 0.2, 0.4, 0.6, 0.9, 1.1, 1.3, 1.4];

test("without complexity it is the error and the confidence of the first cell that has it", () => {
  // All margins are ½, which is first γ_5 on the grid: ramp risk 0 from there on, and before it 1 − ½/γ.
  const { value, gamma, rampRisk, complexity, confidence } = riskBound(
    new Array(1000).fill(0.5),
    { rho: 1, unit: 0 },
    0.05,
  );
  expect(gamma).toBeCloseTo(0.5, 14);
  expect([rampRisk, complexity]).toEqual([expect.closeTo(0, 14), 0]);
  expect(confidence).toBeCloseTo(3 * Math.sqrt(Math.log((2 * 1 * 2 * 5 * 6) / 0.05) / 2000), 14);
  expect(value).toBe(rampRisk + complexity + confidence);
});

test("the scale is rounded up to its grid, and paid for in the confidence", () => {
  const of = (rho: number) => riskBound(margins, { rho, unit: 1 }, 0.05);
  // A large complexity asks for the largest margin, γ_1 = 1.
  for (const [rho, i] of [
    [0.1, 1],
    [1, 1],
    [1.01, 2],
    [2, 5],
    [2.1, 6],
    [16, 17],
  ]) {
    const { gamma, complexity, confidence } = of(rho);
    expect(gamma).toBe(1);
    expect(complexity).toBeCloseTo(2 * 2 ** ((i - 1) / 4), 12);
    expect(complexity).toBeGreaterThanOrEqual(2 * rho - 1e-12);
    expect(confidence).toBeCloseTo(3 * Math.sqrt(Math.log((2 * i * (i + 1) * 1 * 2) / 0.05) / 16), 12);
  }
});

test("is the least over the margins of the grid, by search", () => {
  for (const unit of [1e-4, 0.003, 0.02, 0.1]) {
    const sums = Array.from({ length: 61 }, (_, k) => {
      const gamma = 2 ** (-k / 4);
      const confidence = 3 * Math.sqrt(Math.log((2 * 9 * 10 * (k + 1) * (k + 2)) / 0.01) / 16);
      return rampRisk(margins, gamma) + (2 * 4 * unit) / gamma + confidence;
    });
    expect(riskBound(margins, { rho: 4, unit }, 0.01).value).toBeCloseTo(Math.min(...sums), 12);
  }
});

test("the shares of δ add up to no more than δ", () => {
  let sum = 0;
  for (let i = 1; i < 2000; i++) for (let j = 1; j < 2000; j++) sum += 1 / (i * (i + 1) * j * (j + 1));
  expect(sum).toBeLessThan(1);
  expect(sum).toBeGreaterThan(0.998);
});

test("two classes: the complexity of the difference of the outputs", () => {
  const { data, ...network } = example(5, [4, 6, 2]);
  const difference = outputDifference(network);
  const { rho, unit } = marginComplexity(network, { inputs: data.inputs, classes: 2 }, "dense");
  expect(unit).toBe(denseUnitBound(difference.architecture, data.inputs));
  expect(rho * unit).toBeCloseTo(denseBound(difference.architecture, difference.parameters, data.inputs), 12);
});

test("more classes: twice the complexity with a sign for every output", () => {
  const { data, ...network } = example(5, [4, 6, 3]);
  const { rho, unit } = marginComplexity(network, { inputs: data.inputs, classes: 3 }, "dense");
  expect(rho * unit).toBeCloseTo(2 * denseBound(network.architecture, network.parameters, data.inputs), 12);
});

test("the margin is √2-Lipschitz in the outputs, and not less", () => {
  const margin = (f: readonly number[]) =>
    classifierMargins({ rows: 1, columns: f.length, data: Float64Array.from(f) }, [0])[0];
  let steepest = 0;
  const grid = [-1, -0.3, 0, 0.4, 1];
  for (const a of grid)
    for (const b of grid)
      for (const c of grid)
        for (const x of grid)
          for (const y of grid)
            for (const z of grid) {
              const distance = Math.hypot(a - x, b - y, c - z);
              if (distance > 0)
                steepest = Math.max(steepest, Math.abs(margin([a, b, c]) - margin([x, y, z])) / distance);
            }
  expect(steepest).toBeCloseTo(Math.SQRT2, 12);
});

test("by the graph it is the sparse bound by patches, else the dense one", () => {
  const architecture = convolutional({
    image: { height: 4, width: 4, channels: 1 },
    convolutions: [{ channels: 2, kernel: 2, stride: 2, padding: "valid" }],
    widths: [2],
  });
  const { data, ...network } = exampleOf(architecture, 3, 6);
  const { architecture: scalar, parameters } = outputDifference(network);
  for (const form of ["patches", "dense"] as const) {
    const { rho, unit } = marginComplexity(network, { inputs: data.inputs, classes: 2 }, form);
    const own =
      form === "dense"
        ? denseBound(scalar, parameters, data.inputs)
        : sparseBound(scalar, parameters, data.inputs, form);
    expect(rho * unit).toBeCloseTo(own, 12);
  }
});

test("what bounds nothing is refused by name", () => {
  expect(() => riskBound(margins, { rho: Number.POSITIVE_INFINITY, unit: 1 }, 0.05)).toThrow("rho Infinity");
  expect(() => riskBound(margins, { rho: 1, unit: -1 }, 0.05)).toThrow("unit -1");
  expect(() => riskBound(margins, { rho: 1, unit: 1 }, 1)).toThrow("delta 1");
  expect(() => riskBound([], { rho: 1, unit: 1 }, 0.1)).toThrow("no margins");
});
