import { describe, expect, test } from "vitest";
import { random } from "../../../src/data/random.ts";
import { graphCorners } from "../../../src/measure/approximation/linear-pieces.ts";
import { type Architecture, dense, tree } from "../../../src/network/architecture.ts";
import { outputs } from "../../../src/network/forward.ts";
import { heStart } from "../../../src/network/initialize.ts";
import { fromRows } from "../../../src/network/matrix.ts";

/** A network with biases: each layer's rows, and its bias after them. */
function network(...layers: { rows: number[][]; bias: number[] }[]) {
  const architecture = dense([1, ...layers.map(({ bias }) => bias.length)], { bias: "all" });
  const matrices = layers.map(({ rows }) => fromRows(rows));
  const biases = layers.map(({ bias }) => Float64Array.from(bias));
  return { architecture, parameters: { matrices, biases, scale: 1 } };
}

function cornersOf({ architecture, parameters }: ReturnType<typeof network>, interval: [number, number]) {
  return graphCorners(architecture, parameters, interval);
}

const reader = (weights: number[], bias = 0) => ({ rows: [weights], bias: [bias] });

describe("by hand", () => {
  test("|x|: one corner, where it is inside the interval", () => {
    const absolute = network({ rows: [[1], [-1]], bias: [0, 0] }, reader([1, 1]));
    expect(cornersOf(absolute, [-2, 3])).toEqual([
      [-2, 2],
      [0, 0],
      [3, 3],
    ]);
    expect(cornersOf(absolute, [1, 3])).toHaveLength(2);
    expect(cornersOf(absolute, [0, 3])).toHaveLength(2);
  });

  test("corners that cancel are none: σ(x) − σ(−x) = x", () => {
    const line = network({ rows: [[1], [-1]], bias: [0, 0] }, reader([1, -1]));
    expect(cornersOf(line, [-2, 3])).toEqual([
      [-2, -2],
      [3, 3],
    ]);
  });

  test("two neurons with one corner make one: 3σ(x − 1) + σ(2x − 2)", () => {
    const twice = network({ rows: [[1], [2]], bias: [-1, -2] }, reader([3, 1]));
    expect(cornersOf(twice, [0, 2])).toEqual([
      [0, 0],
      [1, 0],
      [2, 5],
    ]);
  });

  test("a corner that the two sides round differently is still one, and still there", () => {
    // The corners are at .1 and at .3/3, which differ in the last bit.
    const twice = network({ rows: [[1], [3]], bias: [-0.1, -(0.1 + 0.2)] }, reader([1, 1]));
    expect(cornersOf(twice, [0, 1])).toHaveLength(3);
  });

  test("a second layer bends where the first one's value passes its threshold: σ(|x| − 1)", () => {
    const trough = network({ rows: [[1], [-1]], bias: [0, 0] }, { rows: [[1, 1]], bias: [-1] }, reader([2], 5));
    expect(cornersOf(trough, [-3, 2])).toEqual([
      [-3, 9],
      [-1, 5],
      [1, 5],
      [2, 7],
    ]);
  });

  test("the scale is in front of it all; a constant is one piece, zero too", () => {
    const constant = network({ rows: [[1]], bias: [-9] }, reader([1], 2));
    const graph = graphCorners(constant.architecture, { ...constant.parameters, scale: 3 }, [0, 1]);
    expect(graph).toEqual([
      [0, 6],
      [1, 6],
    ]);
    expect(cornersOf(network({ rows: [[0]], bias: [0] }, reader([0])), [-1, 1])).toHaveLength(2);
  });

  test("a sawtooth of 2^k teeth's sides", () => {
    const tent = {
      rows: [
        [2, -4],
        [2, -4],
      ],
      bias: [0, -0.5],
    };
    const first = { rows: [[1], [1]], bias: [0, -0.5] };
    for (let k = 1; k <= 8; k++) {
      const sawtooth = network(first, ...Array.from({ length: k - 1 }, () => tent), reader([2, -4]));
      const graph = cornersOf(sawtooth, [0, 1]);
      expect(graph).toEqual(Array.from({ length: 2 ** k + 1 }, (_, i) => [i / 2 ** k, i % 2]));
    }
  });
});

// Each tent maps [0, peak] and [peak, 1] onto [0, 1], so that the composition folds 2^k times, wherever the peaks are; between the
// teeth its values are 0 and 1 but for rounding.
test.each(Array.from({ length: 60 }, (_, seed) => seed))("a sawtooth of irregular teeth, of seed %i", (seed) => {
  const { integer, uniform } = random(seed);
  const peaks = Array.from({ length: integer(1, 10) }, () => 0.2 + 0.6 * uniform());
  const from = 4 * uniform() - 2;
  const to = from + 0.5 + 3 * uniform();
  const layers = peaks.map((peak, i) => {
    const unit = i === 0 ? [1 / (to - from)] : [1 / peaks[i - 1], -1 / peaks[i - 1] - 1 / (1 - peaks[i - 1])];
    const offset = i === 0 ? -from / (to - from) : 0;
    return { rows: [unit, unit], bias: [offset, offset - peak] };
  });
  const last = peaks[peaks.length - 1];
  const corners = cornersOf(network(...layers, reader([1 / last, -1 / last - 1 / (1 - last)])), [from, to]);
  expect(corners.length).toBe(2 ** peaks.length + 1);
  for (const [i, [, y]] of corners.entries()) expect(y).toBeCloseTo(i % 2, 12);
});

describe("of random networks", () => {
  const shapes: [string, Architecture][] = [
    ["1-9-1", dense([1, 9, 1], { bias: "all" })],
    ["1-6-5-1", dense([1, 6, 5, 1], { bias: "all" })],
    ["1-4-5-3-4-1", dense([1, 4, 5, 3, 4, 1], { bias: "all" })],
    ["1-8-8-8-1 without biases", dense([1, 8, 8, 8, 1])],
    [
      "a node",
      tree(
        1,
        [
          { nodes: 1, units: 7 },
          { nodes: 1, units: 4 },
        ],
        1,
        { bias: "all" },
      ),
    ],
  ];
  describe.each(shapes)("%s", (_, architecture) => {
    test.each([1, 2, 3, 4, 5, 6])("of seed %i: the corners joined by lines are the network's graph", (seed) => {
      const parameters = { ...heStart(architecture, random(seed).normal, { biasDeviation: 1 }), scale: 1.7 };
      const corners = graphCorners(architecture, parameters, [-3, 2]);
      const at = (x: number) => outputs(architecture, parameters, fromRows([[x]])).data[0];
      const size = Math.max(...corners.map(([, y]) => Math.abs(y)));
      expect([corners[0][0], corners[corners.length - 1][0]]).toEqual([-3, 2]);
      for (let i = 1; i < corners.length; i++) {
        const [[left, leftY], [right, rightY]] = [corners[i - 1], corners[i]];
        // Three points of each piece: with a corner between them they could not all be on the line.
        for (const share of [0, 0.173, 0.618, 0.911]) {
          const line = leftY + share * (rightY - leftY);
          expect(Math.abs(at(left + share * (right - left)) - line)).toBeLessThan(1e-11 * size);
        }
      }
    });

    test.each([1, 2, 3])("of seed %i: at every corner the slope changes", (seed) => {
      const parameters = heStart(architecture, random(seed).normal, { biasDeviation: 1 });
      const corners = graphCorners(architecture, parameters, [-3, 2]);
      const slopes = corners.slice(1).map(([x, y], i) => (y - corners[i][1]) / (x - corners[i][0]));
      const steepest = Math.max(...slopes.map(Math.abs));
      for (let i = 1; i < slopes.length; i++)
        expect(Math.abs(slopes[i] - slopes[i - 1])).toBeGreaterThan(1e-6 * steepest);
    });
  });

  test("of one hidden layer: a corner for every neuron whose own lies inside", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const architecture = dense([1, 12, 1], { bias: "all" });
      const parameters = heStart(architecture, random(seed).normal, { biasDeviation: 1 });
      const places = [...parameters.matrices[0].data].map((w, j) => -(parameters.biases[0]?.[j] ?? 0) / w);
      const inside = places.filter((x) => x > -1 && x < 1).sort((a, b) => a - b);
      const corners = graphCorners(architecture, parameters, [-1, 1]).map(([x]) => x);
      expect(corners.length).toBe(inside.length + 2);
      for (const [i, x] of inside.entries()) expect(corners[i + 1]).toBeCloseTo(x, 12);
    }
  });
});

test("what has no graph of pieces is refused by name", () => {
  const start = (architecture: Architecture) => heStart(architecture, random(1).normal);
  const wide = dense([2, 3, 1]);
  expect(() => graphCorners(wide, start(wide), [0, 1])).toThrow("2 inputs and 1 outputs");
  const smooth = dense([1, 3, 1], { activation: "squareplus" });
  expect(() => graphCorners(smooth, start(smooth), [0, 1])).toThrow("squareplus");
  const plain = dense([1, 3, 1]);
  expect(() => graphCorners(plain, start(plain), [1, 1])).toThrow("the interval 1 … 1");
  expect(() => graphCorners(plain, start(plain), [0, Number.POSITIVE_INFINITY])).toThrow("not finite");
});
