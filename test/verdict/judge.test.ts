import { describe, expect, test } from "vitest";
import type { Values } from "../../src/case/record.ts";
import { absolute, relative, strict, type Tolerance } from "../../src/property/tolerance.ts";
import { FormulaError, formula } from "../../src/theorem/formula.ts";
import { judge } from "../../src/verdict/judge.ts";

const because = "a test";
const none = strict({ because });

function judgedAll(text: string, instances: readonly Values[], tolerance: Tolerance = none) {
  return judge({ name: "claim", kind: "exact", formula: formula(text) }, tolerance, instances);
}

/** Of a formula of one comparison. */
function judged(text: string, instances: readonly Values[], tolerance: Tolerance = none) {
  const [judgement, ...more] = judgedAll(text, instances, tolerance);
  expect(more).toEqual([]);
  return judgement;
}

describe("one comparison", () => {
  test.each([
    ["<", [true, false, false]],
    ["<=", [true, true, false]],
    [">", [false, false, true]],
    [">=", [false, true, true]],
  ] as const)("%s holds below, at and above the right side: %j", (relation, expected) => {
    const holds = [1, 2, 3].map((a) => judged(`a ${relation} b`, [{ a, b: 2 }]).holds);
    expect(holds).toEqual(expected);
  });

  test("== holds up to and including the tolerance's limit", () => {
    const holds = [2, 2.5, 3, 1].map((a) => judged("a == b", [{ a, b: 2 }], absolute(0.5, { because })).holds);
    expect(holds).toEqual([true, true, false, false]);
    expect(judged("a == b", [{ a: 2, b: 2 }]).holds).toBe(true);
    expect(judged("a == b", [{ a: 2, b: 2.0000001 }]).holds).toBe(false);
  });

  test("tells both sides, the relation, the values and an equation's error", () => {
    const values = { a: 3, b: 4 };
    expect(judged("2 * a == b", [values], relative(0.1, { because }))).toEqual({
      comparison: "2 * a == b",
      holds: false,
      left: 6,
      right: 4,
      relation: "==",
      error: 2 / 6,
      values,
    });
    expect(judged("a < b", [values])).toEqual({
      comparison: "a < b",
      holds: true,
      left: 3,
      right: 4,
      relation: "<",
      error: 0,
      values,
    });
  });

  test("hands the values to the tolerance", () => {
    const tolerance = relative(0.1, { because, to: "scale" });
    expect(judged("a == b", [{ a: 1, b: 2, scale: 100 }], tolerance)).toMatchObject({ holds: true, error: 0.01 });
  });
});

describe("of many instances", () => {
  test("the equation with the largest error is kept", () => {
    const instances = [3, 9, -5, 1].map((a) => ({ a, b: 0 }));
    expect(judged("a == b", instances, absolute(100, { because })).values).toEqual({ a: 9, b: 0 });
    expect(judged("a == b", instances, absolute(0.1, { because })).values).toEqual({ a: 9, b: 0 });
  });

  test.each([
    ["<", [0.1, 0.9, 0.5], 0.9],
    ["<=", [0.1, 0.9, 0.5], 0.9],
    ["<", [0.1, 5, 3, 0.5], 5],
    [">", [9, 2, 5], 2],
    [">=", [9, 2, 5], 2],
    [">", [9, 0.5, 0.1, 5], 0.1],
  ])("a %s 1: of %j the worst is %d", (relation, values, worst) => {
    expect(
      judged(
        `a ${relation} 1`,
        values.map((a) => ({ a })),
      ).left,
    ).toBe(worst);
  });

  test("how far an inequality is met is a share of its larger side", () => {
    const near = { a: 99, b: 100 };
    const far = { a: 0.5, b: 1 };
    expect(judged("a < b", [far, near]).values).toBe(near);
    expect(judged("a < b", [near, far]).values).toBe(near);
  });

  test("a failing instance is worse than any that holds, wherever it stands", () => {
    const failing = { a: 1, b: 1 };
    const holding = { a: 1 - 1e-15, b: 1 };
    for (const instances of [
      [failing, holding],
      [holding, failing],
    ]) {
      expect(judged("a < b", instances)).toMatchObject({ holds: false, values: failing });
    }
  });

  test("one failing instance of a thousand fails the case", () => {
    const instances = Array.from({ length: 1000 }, (_, i) => ({ a: i === 613 ? 2 : 0 }));
    expect(judged("a < 1", instances)).toMatchObject({ holds: false, left: 2 });
  });

  test("an equation without tolerance fails by any error, the largest first", () => {
    expect(judged("a == 0", [{ a: 0 }, { a: 1e-300 }])).toMatchObject({ holds: false, left: 1e-300 });
  });
});

describe("a conjunction", () => {
  test("is judged comparison by comparison, each at its own worst instance", () => {
    const near = { a: 0.9, b: 100 };
    const other = { a: 0, b: 0.5 };
    expect(judgedAll("a < 1 and b > 1", [near, other])).toMatchObject([
      { comparison: "a < 1", holds: true, left: 0.9, relation: "<", values: near },
      { comparison: "b > 1", holds: false, left: 0.5, relation: ">", values: other },
    ]);
  });

  test("hands the tolerance to its equations alone", () => {
    const within = absolute(1, { because });
    expect(judgedAll("a == b and a < b", [{ a: 2.5, b: 2 }], within).map(({ holds }) => holds)).toEqual([true, false]);
  });
});

test("nothing measured is an error, not a success", () => {
  expect(() => judged("a < 1", [])).toThrow(RangeError);
  expect(() => judged("a < 1", [])).toThrow('nothing was measured for the formula "a < 1"');
});

test.each([undefined, Number.NaN, Infinity])("a symbol that is %s is an error, in any instance", (a) => {
  const instances = [{ a: 0 }, { a } as Values];
  expect(() => judged("a < 1", instances)).toThrow(FormulaError);
});
