import { describe, expect, test } from "vitest";
import { drawAt } from "../../src/case/draw.ts";
import { divergenceOf, givenOf, judgedOf, partsOf, populationsOf, trialOf } from "../../src/case/part.ts";
import { integer } from "../../src/property/arbitrary/numbers.ts";
import { property } from "../../src/property/property.ts";
import { absolute } from "../../src/property/tolerance.ts";
import { below, statement, within } from "../property/example.ts";

const train = () => expect.unreachable();
const assume = () => expect.unreachable();

const plain = below("exact", (x) => ({ x, y: 101 }));
const rich = property(statement("exact"), {
  given: { x: integer(1, 10), y: integer(20, 30) },
  populations: { small: {}, large: { x: integer(50, 60) } },
  larger: { huge: { x: integer(500, 600) } },
  trial: ({ x, y }) => ({ measured: { x, y } }),
  within,
  controls: {
    "x moved": { changes: (drawn) => ({ ...drawn, x: drawn.x + 1000 }) },
    "y lost": { trial: ({ x }) => ({ measured: { x, y: 0 } }), within: absolute(1, { because: "a test" }) },
    above: { formula: "x > y" },
  },
});

describe("the parts of a property", () => {
  test("are the claim and each of its controls", () => {
    expect(partsOf(plain, "quick")).toEqual([
      { part: "", population: "" },
      { part: "the other way", population: "" },
    ]);
  });

  test("are one for each population, the larger ones on the full profile alone", () => {
    expect(partsOf(rich, "quick").map(({ part, population }) => `${part}/${population}`)).toEqual([
      "/small",
      "/large",
      "x moved/small",
      "x moved/large",
      "y lost/small",
      "y lost/large",
      "above/small",
      "above/large",
    ]);
    expect(populationsOf(rich, "full")).toEqual(["small", "large", "huge"]);
    expect(partsOf(rich, "full")).toHaveLength(12);
    const larger = below("exact", (x) => ({ x, y: 101 }), { larger: { huge: {} } });
    expect([populationsOf(larger, "quick"), populationsOf(larger, "full")]).toEqual([[""], ["", "huge"]]);
  });
});

describe("what a part draws", () => {
  test("is what is given, with what its population replaces", () => {
    const { x, y } = drawAt(givenOf(rich, "large"), 5, "0") as { x: number; y: number };
    expect(x).toBeGreaterThanOrEqual(50);
    expect(y).toBeLessThanOrEqual(30);
    expect((drawAt(givenOf(rich, "huge"), 5, "0") as { x: number }).x).toBeGreaterThanOrEqual(500);
    expect(Object.keys(givenOf(plain, ""))).toEqual(["x"]);
  });

  test("must be of a population that there is", () => {
    expect(() => givenOf(rich, "tiny")).toThrow(
      new RangeError('population "tiny" is not one of "small", "large", "huge": see --population'),
    );
    expect(() => givenOf(plain, "small")).toThrow('population "small" is not one of "": see --population');
    expect(() => givenOf(rich, "toString")).toThrow(RangeError);
  });
});

describe("what a part tries", () => {
  const measured = async (part: string) => (await trialOf(rich, part)({ x: 3, y: 4 }, { train, assume })).measured;

  test("is the claim's trial, a control's on what it changes, or a control's own", async () => {
    expect(await measured("")).toEqual({ x: 3, y: 4 });
    expect(await measured("x moved")).toEqual({ x: 1003, y: 4 });
    expect(await measured("y lost")).toEqual({ x: 3, y: 0 });
    expect(await measured("above")).toEqual({ x: 3, y: 4 });
  });

  test("must be of a control that there is", () => {
    const refusal = 'there is no control "null": it is one of x moved, y lost, above';
    expect(() => trialOf(rich, "null")).toThrow(new RangeError(refusal));
    expect(() => judgedOf(rich, "null")).toThrow(new RangeError(refusal));
  });
});

test("what a part judges is the claim's formula, or a control's within its own tolerance, as typical", () => {
  const told = (part: string) =>
    judgedOf(rich, part).map(({ conclusion: { kind, formula }, tolerance }) => [kind, formula.text, tolerance.limit]);
  expect(told("")).toEqual([["exact", "x < y", 0]]);
  expect(told("x moved")).toEqual([["typical", "x < y", 0]]);
  expect(told("y lost")).toEqual([["typical", "x < y", 1]]);
  expect(told("above")).toEqual([["typical", "x > y", 0]]);
});

test("to diverge is a failure, except for a control that must be refuted by what it measures", () => {
  const trial = () => ({ x: 1, y: 2 });
  expect(divergenceOf(below("typical", trial), "")).toBe("fails");
  expect(divergenceOf(below("typical", trial), "the other way")).toBe("says nothing");
  expect(divergenceOf(below("typical", trial, { expected: "refuted" }), "the other way")).toBe("fails");
});
