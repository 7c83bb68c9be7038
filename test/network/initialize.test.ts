import { describe, expect, test } from "vitest";
import { random } from "../../src/data/random.ts";
import { convolutional, dense, tree } from "../../src/network/architecture.ts";
import { heStart } from "../../src/network/initialize.ts";
import { checkParameters } from "../../src/network/parameters.ts";

const architecture = dense([200, 100, 50], { bias: "all" });
const normals = (seed: number) => {
  const generator = random(seed, "test");
  return () => generator.normal();
};

describe("a He start", () => {
  test("fits its architecture, with zero biases", () => {
    const start = heStart(architecture, normals(1));
    expect(() => checkParameters(architecture, start)).not.toThrow();
    expect(start.biases.every((bias) => bias?.every((b) => b === 0))).toBe(true);
    expect(start.scale).toBe(1);
  });

  // H0: weights are normal with mean 0 and variance gain² · 2/fan-in. Both scores are standard normal: 6e-5 beyond 4.
  test.each([1, 3])("with gain %d has mean 0 and variance gain² · 2/fan-in in every layer", (gain) => {
    const { matrices } = heStart(architecture, normals(2), { gain });
    for (const { data, columns } of matrices) {
      const variance = (gain * gain * 2) / columns;
      const mean = data.reduce((sum, w) => sum + w, 0) / data.length;
      const square = data.reduce((sum, w) => sum + w * w, 0) / data.length;
      expect(Math.abs(mean / Math.sqrt(variance / data.length))).toBeLessThan(4);
      expect(Math.abs((square / variance - 1) / Math.sqrt(2 / data.length))).toBeLessThan(4);
    }
  });

  test("the fan-in is the columns: a patch of a convolution, a node's block", () => {
    const image = { height: 9, width: 8, channels: 20 };
    const convolutions = [{ channels: 60, kernel: 5, stride: 2, padding: "same" as const }];
    const images = convolutional({ image, convolutions, widths: [3] }, { bias: "all" });
    const nodes = tree(800, [{ nodes: 8, units: 50 }], 3, { bias: "all" });
    for (const [network, columns, rows] of [
      [images, 500, 60],
      [nodes, 100, 400],
    ] as const) {
      const start = heStart(network, normals(4));
      expect(() => checkParameters(network, start)).not.toThrow();
      const [{ data }] = start.matrices;
      expect([data.length, start.biases[0]?.length]).toEqual([rows * columns, rows]);
      const square = data.reduce((sum, w) => sum + w * w, 0) / data.length;
      expect(Math.abs(((square * columns) / 2 - 1) / Math.sqrt(2 / data.length))).toBeLessThan(4);
    }
  });

  test("draws biases where asked, and none where there are none", () => {
    const start = heStart(architecture, normals(3), { biasDeviation: 2 });
    const squares = start.biases[0]?.reduce((sum, b) => sum + b * b, 0) ?? 0;
    expect(Math.abs(squares / 100 / 4 - 1) / Math.sqrt(2 / 100)).toBeLessThan(4);
    expect(heStart(dense([2, 2, 2]), normals(3), { biasDeviation: 2 }).biases).toEqual([null, null]);
  });

  test("refuses a gain or a deviation that is none", () => {
    for (const gain of [0, -1, Number.NaN, Infinity]) {
      expect(() => heStart(architecture, normals(1), { gain })).toThrow(`gain ${gain}: it must be positive and finite`);
    }
    expect(() => heStart(architecture, normals(1), { biasDeviation: Number.NaN })).toThrow("bias deviation NaN");
  });
});
