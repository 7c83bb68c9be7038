import fc from "fast-check";
import { expect, test } from "vitest";
import { random } from "../../../src/data/random.ts";
import { denseUnitBound } from "../../../src/measure/bounds/dense-bound.ts";
import { sparseUnitBound } from "../../../src/measure/bounds/sparse-bound.ts";
import { convolutional, dense, tree } from "../../../src/network/architecture.ts";
import { type Matrix, zeros } from "../../../src/network/matrix.ts";

// With one hidden layer of nodes that read two numbers, the supremum is a search on the circle: a layer's best matrix has one row, and
// the outputs' is along what the nodes give. So the complexity is known, the mean over all signs, and the bounds must be above it.

const N = 6;
const directions = Array.from({ length: 240 }, (_, i) => {
  const angle = (2 * Math.PI * i) / 240;
  return [Math.cos(angle), Math.sin(angle)];
});

/** Σ_n ξ_n relu(⟨w, v(x_n)⟩) for every direction w, of the part v of the input that starts at `at`. */
function sums(inputs: Matrix, at: number, signs: number): number[] {
  return directions.map(([a, b]) => {
    let sum = 0;
    for (let n = 0; n < N; n++) {
      const z = a * inputs.data[n * inputs.columns + at] + b * inputs.data[n * inputs.columns + at + 1];
      if (z > 0) sum += ((signs >> n) & 1 ? 1 : -1) * z;
    }
    return sum;
  });
}

/** The mean over all signs of what `supremum` gives, over N. */
function complexity(supremum: (signs: number) => number): number {
  let sum = 0;
  for (let signs = 0; signs < 2 ** N; signs++) sum += supremum(signs);
  return sum / 2 ** N / N;
}

/** N samples of `columns` normal numbers. */
function samples(columns: number, seed: number): Matrix {
  const inputs = zeros(N, columns);
  const { normal } = random(seed, "peeling");
  for (let i = 0; i < inputs.data.length; i++) inputs.data[i] = normal();
  return inputs;
}

const cases = { seed: 1, numRuns: 30 };

test("a dense hidden layer: the bound is above the complexity, two to four times", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const inputs = samples(2, seed);
      const exact = complexity((signs) => Math.max(...sums(inputs, 0, signs).map(Math.abs)));
      const bound = denseUnitBound(dense([2, 5, 1]), inputs);
      expect(bound / exact).toBeGreaterThan(2);
      expect(bound / exact).toBeLessThan(4);
    }),
    cases,
  );
});

test("four nodes that share no weights: the bound is above the complexity, three to six times", () => {
  const network = tree(8, [{ nodes: 4, units: 2 }], 1);
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const inputs = samples(8, seed);
      const exact = complexity((signs) =>
        Math.hypot(...[0, 2, 4, 6].map((at) => Math.max(...sums(inputs, at, signs).map(Math.abs)))),
      );
      const bound = sparseUnitBound(network, inputs, "patches");
      expect(bound / exact).toBeGreaterThan(3);
      expect(bound / exact).toBeLessThan(6);
    }),
    cases,
  );
});

test("a kernel at four positions: the bound is above the complexity, four to eight times; averaging halves it", () => {
  const shape = {
    image: { height: 2, width: 2, channels: 2 },
    convolutions: [{ channels: 3, kernel: 1, stride: 1, padding: "valid" as const }],
    widths: [1],
  };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const inputs = samples(8, seed);
      const byPosition = (signs: number) => [0, 2, 4, 6].map((at) => sums(inputs, at, signs));
      const best = (signs: number, norm: (...values: number[]) => number) => {
        const positions = byPosition(signs);
        return Math.max(...directions.map((_, i) => norm(...positions.map((values) => values[i]))));
      };
      const flat = complexity((signs) => best(signs, Math.hypot));
      const bound = sparseUnitBound(convolutional(shape), inputs, "patches");
      expect(bound / flat).toBeGreaterThan(4);
      expect(bound / flat).toBeLessThan(8);
      const mean = (...values: number[]) => Math.abs(values.reduce((sum, value) => sum + value, 0)) / 4;
      const averaged = complexity((signs) => best(signs, mean));
      const averagedBound = sparseUnitBound(convolutional({ ...shape, pooling: true }), inputs, "patches");
      expect(averagedBound / averaged).toBeGreaterThan(4);
      expect(averagedBound / bound).toBeCloseTo(1 / 2, 12);
    }),
    cases,
  );
});
