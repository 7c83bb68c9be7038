import fc from "fast-check";
import { expect, test } from "vitest";
import { packBias, packMatrix, packRows, panels, unpackBias, unpackMatrix } from "../../../src/engine/simd/panels.ts";

const counted = (length: number) => Float64Array.from({ length }, (_, i) => i + 1);
const upTo = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

test("a matrix and a bias come back from their panels, and each weight has a place of its own", async () => {
  const sizes = fc.record({
    nodes: fc.integer({ min: 1, max: 4 }),
    outputs: fc.integer({ min: 1, max: 70 }),
    columns: fc.integer({ min: 1, max: 70 }),
    /** Numbers of padding after each three inputs, as after a pixel's channels. */
    gap: fc.integer({ min: 0, max: 5 }),
    bytes: fc.constantFrom(4, 8),
  });
  await fc.assert(
    fc.asyncProperty(sizes, async ({ nodes, outputs, columns, gap, bytes }) => {
      const shape = { nodes, outputs, columns: upTo(columns).map((i) => i + gap * Math.floor(i / 3)) };
      const rows = nodes * outputs;
      const matrix = { rows, columns, data: counted(rows * columns) };
      const layout = panels(outputs, shape.columns[columns - 1] + 1, bytes);
      const packed = new Float64Array(nodes * layout.size);
      packMatrix(matrix, shape, layout, packed);
      expect(packed.filter((value) => value !== 0).toSorted()).toEqual(matrix.data);
      expect(unpackMatrix(shape, layout, packed)).toEqual(matrix);
      const bias = new Float64Array(nodes * layout.paddedOutputs);
      packBias(counted(rows), shape, layout, bias);
      expect(bias.filter((value) => value !== 0)).toEqual(counted(rows));
      expect(unpackBias(shape, layout, bias)).toEqual(counted(rows));
    }),
    { seed: 4, numRuns: 100 },
  );
});

test("a panel holds, input by input, the weights to its outputs; the last ones are half and a quarter as wide", () => {
  // 9 outputs × 2 inputs in float64: a panel of 8 outputs, then one of 4 of which 3 are padding; inputs padded to 4.
  const matrix = {
    rows: 9,
    columns: 2,
    data: Float64Array.from({ length: 18 }, (_, i) => 10 * Math.floor(i / 2) + (i % 2)),
  };
  const layout = panels(9, 2, 8);
  expect(layout).toEqual({ rows: 4, paddedOutputs: 12, width: 8, size: 48 });
  const packed = new Float64Array(layout.size).fill(Number.NaN);
  packMatrix(matrix, { nodes: 1, outputs: 9, columns: upTo(2) }, layout, packed);
  expect([...packed.slice(0, 16)]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 1, 11, 21, 31, 41, 51, 61, 71]);
  expect([packed[32], packed[36]]).toEqual([80, 81]);
  // In float32, panels of 16, 8 and 4 outputs.
  const narrow = panels(27, 2, 4);
  expect(narrow).toEqual({ rows: 4, paddedOutputs: 28, width: 16, size: 112 });
  const one = new Float32Array(narrow.size);
  packMatrix({ rows: 27, columns: 2, data: counted(54) }, { nodes: 1, outputs: 27, columns: upTo(2) }, narrow, one);
  expect([one[0], one[16], one[64], one[72], one[96], one[100]]).toEqual([1, 2, 33, 34, 49, 50]);
});

test("rows are written entry by entry to their places", () => {
  const to = new Float64Array(8);
  packRows({ rows: 2, columns: 2, data: Float64Array.of(1, 2, 3, 4) }, Int32Array.of(0, 3), 4, to);
  expect([...to]).toEqual([1, 0, 0, 2, 3, 0, 0, 4]);
});
