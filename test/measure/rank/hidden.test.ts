import { expect, test } from "vitest";
import { hiddenMean } from "../../../src/measure/rank/hidden.ts";

const matrices = [1, 2, 5, 9].map((entry) => ({ rows: 1, columns: 1, data: Float64Array.of(entry) }));
const entry = ({ data }: { data: Float64Array }) => data[0];

test("the mean leaves out the first layer and the last", () => {
  expect(hiddenMean({ matrices }, entry)).toBe(3.5);
  expect(hiddenMean({ matrices: matrices.slice(1) }, entry)).toBe(5);
});

test("two layers have nothing between them", () => {
  expect(() => hiddenMean({ matrices: matrices.slice(2) }, entry)).toThrow("2 layers have no hidden-to-hidden matrix");
});
