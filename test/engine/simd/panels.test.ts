import fc from "fast-check";
import { expect, test } from "vitest";
import { packMatrix, panels, unpackMatrix } from "../../../src/engine/simd/panels.ts";

test("a matrix comes back from its panels, and each weight has a place of its own", async () => {
  const sizes = fc.record({
    rows: fc.integer({ min: 1, max: 70 }),
    columns: fc.integer({ min: 1, max: 70 }),
    bytes: fc.constantFrom(4, 8),
  });
  await fc.assert(
    fc.asyncProperty(sizes, async ({ rows, columns, bytes }) => {
      const matrix = { rows, columns, data: Float64Array.from({ length: rows * columns }, (_, i) => i + 1) };
      const layout = panels(rows, columns, bytes);
      const packed = new Float64Array(layout.size);
      packMatrix(matrix, layout, packed);
      expect(packed.filter((value) => value !== 0).toSorted()).toEqual(matrix.data);
      expect(unpackMatrix(rows, columns, layout, packed)).toEqual(matrix);
    }),
    { seed: 4, numRuns: 100 },
  );
});

test("a panel holds, input by input, the weights to its outputs; the last panel may be half as wide", () => {
  // 9 outputs × 2 inputs in float64: a panel of 8 outputs, then one of 4 of which 3 are padding; inputs padded to 4.
  const matrix = {
    rows: 9,
    columns: 2,
    data: Float64Array.from({ length: 18 }, (_, i) => 10 * Math.floor(i / 2) + (i % 2)),
  };
  const layout = panels(9, 2, 8);
  expect(layout).toEqual({ rows: 4, paddedOutputs: 12, width: 8, size: 48 });
  const packed = new Float64Array(layout.size).fill(Number.NaN);
  packMatrix(matrix, layout, packed);
  expect([...packed.slice(0, 16)]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 1, 11, 21, 31, 41, 51, 61, 71]);
  expect([packed[32], packed[36]]).toEqual([80, 81]);
});
