import { describe, expect, test } from "vitest";
import { samples } from "../../src/data/dataset.ts";
import { separatedSiblings } from "../../src/data/separated-siblings.ts";
import { fromRows, row } from "../../src/network/matrix.ts";

const variables = [0, 1, 2, 3, 4, 5, 6, 7];
const data = samples(fromRows([variables, variables.map((x) => 10 * x)]), fromRows([[1], [2]]));

describe("of any seed", () => {
  test.each(Array.from({ length: 50 }, (_, seed) => seed))("%i: no two siblings stand side by side", (seed) => {
    const { inputs, targets } = separatedSiblings(data, seed);
    const order = [...row(inputs, 0)];
    expect([...order].sort()).toEqual(variables);
    for (let i = 0; i < 8; i += 2) expect(Math.floor(order[i] / 2)).not.toBe(Math.floor(order[i + 1] / 2));
    // The same order for every sample, and each sample keeps its target.
    expect([...row(inputs, 1)]).toEqual(order.map((x) => 10 * x));
    expect(targets).toEqual(data.targets);
  });
});

test("a seed gives one order, and seeds give many", () => {
  const orders = Array.from({ length: 50 }, (_, seed) => [...row(separatedSiblings(data, seed).inputs, 0)].join());
  expect(separatedSiblings(data, 7)).toEqual(separatedSiblings(data, 7));
  expect(new Set(orders).size).toBeGreaterThan(45);
});

test("without pairs to separate it is refused by name", () => {
  expect(() => separatedSiblings(samples(fromRows([[1, 2]]), fromRows([[1]])), 1)).toThrow("2 variables");
  expect(() => separatedSiblings(samples(fromRows([[1, 2, 3, 4, 5]]), fromRows([[1]])), 1)).toThrow("5 variables");
});
