import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "../../../src/data/random.ts";
import { denseNormProduct, denseUnitBound } from "../../../src/measure/bounds/dense-bound.ts";
import { largestCorrelation, type NormBall, rademacherEstimate } from "../../../src/measure/bounds/rademacher.ts";
import { sparseNormProduct } from "../../../src/measure/bounds/sparse-bound.ts";
import { dense, tree } from "../../../src/network/architecture.ts";
import { outputs } from "../../../src/network/forward.ts";
import { type Matrix, zeros } from "../../../src/network/matrix.ts";
import { example, exampleOf } from "../../network/networks.ts";
import { networkOf, shapes } from "../../network/shapes.ts";

function signsOf(rows: number, columns: number, seed: number): Matrix {
  const signs = zeros(rows, columns);
  const { integer } = random(seed, "signs");
  for (let i = 0; i < signs.data.length; i++) signs.data[i] = 2 * integer(0, 1) - 1;
  return signs;
}

test("with one layer it is ‖Σ ξ_n x_nᵀ‖", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 3 }), (seed, C) => {
      const { architecture, parameters, data } = example(seed, [4, C], { samples: 6 });
      const signs = signsOf(6, C, seed);
      let squares = 0;
      for (let c = 0; c < C; c++) {
        for (let i = 0; i < 4; i++) {
          let entry = 0;
          for (let n = 0; n < 6; n++) entry += signs.data[n * C + c] * data.inputs.data[n * 4 + i];
          squares += entry * entry;
        }
      }
      for (const steps of [0, 3]) {
        const options = { ball: "dense" as const, signs, start: parameters, steps };
        const { value } = largestCorrelation(architecture, data.inputs, options);
        expect(value / Math.sqrt(squares)).toBeCloseTo(1, 12);
      }
    }),
    { seed: 1 },
  );
});

test("with a hidden layer on the plane it comes close to the best single neuron, which is the supremum", () => {
  let found = 0;
  let supremum = 0;
  for (let seed = 0; seed < 40; seed++) {
    const { architecture, parameters, data } = example(seed, [2, 12, 1], { samples: 8 });
    const signs = signsOf(8, 1, seed);
    let best = 0;
    for (let angle = 0; angle < 2 * Math.PI; angle += 1e-3) {
      let sum = 0;
      for (let n = 0; n < 8; n++) {
        const z = Math.cos(angle) * data.inputs.data[2 * n] + Math.sin(angle) * data.inputs.data[2 * n + 1];
        sum += signs.data[n] * Math.max(z, 0);
      }
      best = Math.max(best, Math.abs(sum));
    }
    const options = { ball: "sparse" as const, signs, start: parameters, steps: 10 };
    const { value } = largestCorrelation(architecture, data.inputs, options);
    expect(value).toBeLessThan(best * (1 + 1e-5));
    found += value;
    supremum += best;
  }
  expect(found / supremum).toBeGreaterThan(0.95);
});

test("is what the network that it names has, whose norms have the product 1; more steps find no less", () => {
  const product = { dense: denseNormProduct, sparse: sparseNormProduct };
  fc.assert(
    fc.property(shapes, fc.nat(), fc.constantFrom<NormBall>("dense", "sparse"), (shape, seed, ball) => {
      const { architecture, parameters: start, data } = exampleOf(networkOf(shape), seed, 3);
      const signs = signsOf(3, data.targets.columns, seed);
      let before = 0;
      for (const steps of [0, 2, 4]) {
        const { value, parameters } = largestCorrelation(architecture, data.inputs, { ball, signs, start, steps });
        const f = outputs(architecture, parameters, data.inputs);
        const sum = f.data.reduce((total, each, i) => total + each * signs.data[i], 0);
        expect(sum).toBeCloseTo(value, 10);
        expect(value).toBeGreaterThanOrEqual(before * (1 - 1e-12));
        before = value;
        // A network that is 0 on all inputs has no gradient, and stays so.
        if (value > 0) expect(product[ball](architecture, parameters)).toBeCloseTo(1, 10);
      }
    }),
    { seed: 1, numRuns: 60 },
  );
});

test("every node of a layer of unshared nodes has norm 1", () => {
  const { architecture, parameters, data } = exampleOf(tree(6, [{ nodes: 3, units: 2 }], 1), 1, 5);
  const options = { ball: "sparse" as const, signs: signsOf(5, 1, 1), start: parameters, steps: 5 };
  const [nodes] = largestCorrelation(architecture, data.inputs, options).parameters.matrices;
  for (let j = 0; j < 3; j++) expect(Math.hypot(...nodes.data.subarray(4 * j, 4 * j + 4))).toBeCloseTo(1, 12);
});

test("the estimate of one layer is the mean over the signs; its error falls as one over the root of their number", () => {
  const { data } = example(3, [5, 1], { samples: 10 });
  const estimate = (draws: number, seed: number) =>
    rademacherEstimate(dense([5, 1]), data.inputs, { ball: "dense", draws, steps: 0, random: random(seed) });
  const many = estimate(2000, 1);
  const bound = denseUnitBound(dense([5, 1]), data.inputs);
  expect(many.mean).toBeLessThan(bound);
  expect(many.mean).toBeGreaterThan(bound * Math.SQRT1_2);
  let outside = 0;
  for (let seed = 10; seed < 110; seed++) {
    const few = estimate(40, seed);
    if (Math.abs(few.mean - many.mean) > 2 * few.standardError) outside++;
    expect(few.standardError / many.standardError).toBeGreaterThan(4);
    expect(few.standardError / many.standardError).toBeLessThan(12);
  }
  // 5 % of a normal mean lie outside of two standard errors.
  expect(outside).toBeGreaterThan(0);
  expect(outside).toBeLessThan(15);
});

test("refuses a bias, and a single draw", () => {
  const { data } = example(1, [2, 1]);
  const options = { ball: "dense" as const, steps: 1, random: random(1) };
  expect(() => rademacherEstimate(dense([2, 1], { bias: "all" }), data.inputs, { ...options, draws: 2 })).toThrow(
    "a bias",
  );
  expect(() => rademacherEstimate(dense([2, 1]), data.inputs, { ...options, draws: 1 })).toThrow("1 draws of signs");
});
