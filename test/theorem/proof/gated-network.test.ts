import { evaluate } from "mathjs/number";
import { expect, test } from "vitest";
import { gatedNetwork } from "../../../src/theorem/proof/gated-network.ts";

test("a gated network computes what the ReLU network of those gates does", () => {
  const { output, weights, where, witness } = gatedNetwork([2, 2, 2, 1]);
  expect(weights).toEqual([
    [
      ["u_11", "u_12"],
      ["u_21", "u_22"],
    ],
    [
      ["v_11", "v_12"],
      ["v_21", "v_22"],
    ],
    [["w_1", "w_2"]],
  ]);
  const values: Record<string, number> = { ...witness, u_11: -1, v_21: -2, x_1: 3, x_2: 1 };
  const relu = (sum: number) => Math.max(sum, 0);
  const value = (name: string) => values[name];
  let layer = [value("x_1"), value("x_2")];
  const gates = ["g", "h"];
  for (const [k, matrix] of weights.entries()) {
    const sums = matrix.map((row) => row.reduce((sum, name, j) => sum + value(name) * layer[j], 0));
    for (const [i, sum] of sums.entries()) if (k < 2) values[`${gates[k]}_${i + 1}`] = sum > 0 ? 1 : 0;
    layer = k < 2 ? sums.map(relu) : sums;
  }
  expect(evaluate(output, { ...values })).toBe(layer[0]);
  const named = Object.keys(where).flatMap((names) => names.split(", "));
  expect(named.sort()).toEqual(Object.keys(witness).sort());
});
