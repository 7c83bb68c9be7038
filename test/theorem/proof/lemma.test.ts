import { describe, expect, test } from "vitest";
import { lemma } from "../../../src/theorem/proof/lemma.ts";
import { obligation } from "./lemmas.ts";

describe("an obligation that is not well written is refused, and the message names what", () => {
  test.each<[string, Parameters<typeof obligation>[0], string]>([
    ["no value", { conclusion: "x > y" }, "y has no value in the witness"],
    ["no meaning", { where: {} }, '"where" does not say what x is'],
    ["a meaning of nothing", { where: { x: "a number", z: "none" } }, '"where" explains z, but no expression uses it'],
    ["a value of nothing", { witness: { x: 1, z: 1 } }, "the witness gives z, but no expression uses it"],
    ["no expression", { conclusion: "x >" }, '"x >" is not a formula'],
    ["no mutation", { mutation: "x^2 >= 0" }, "its mutation is its conclusion"],
    ["an abbreviation of what comes later", { define: { d: "e", e: "x" } }, "d is defined by e"],
    ["an abbreviation with a value", { define: { x: "1" } }, "x is defined, so it must not have a value"],
    [
      "vectors of two lengths",
      { where: { "x, y": "" }, hypotheses: ["x == y"], witness: { x: [1], y: [1, 2] } },
      "different lengths: 1, 2",
    ],
    ["a step that is no square", { steps: [{ says: "", square: "x" }] }, '"x" is not a square'],
    ["a place without a value", { refutedAt: {} }, "refutedAt must give a value to just the symbols of the witness"],
  ])("%s", (_, changes, message) => {
    const read = () => lemma(obligation(changes), {});
    expect(read).toThrow("proof of “A square is not negative.”: ");
    expect(read).toThrow(message);
  });

  test("the claim's own symbols need no second meaning", () => {
    expect(lemma(obligation({ where: {} }), { x: "explained" }).where).toEqual({ x: "explained" });
    expect(() =>
      lemma(
        obligation({ where: {}, conclusion: "constructor > 0", mutation: "x > 0", witness: { constructor: 1, x: 1 } }),
        { x: "" },
      ),
    ).toThrow("does not say what constructor is");
  });
});
