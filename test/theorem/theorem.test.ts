import { describe, expect, test } from "vitest";
import { FormulaError } from "../../src/theorem/formula.ts";
import { type TheoremStatement, theorem } from "../../src/theorem/theorem.ts";

const rest = {
  says: "a is b.",
  assumes: ["nothing"],
  source: { work: "nobody", status: "folklore" },
  expected: "holds",
} as const;
const where = { a: "one", b: "other" };

describe("a theorem", () => {
  test.each([
    ["exact", "exact"],
    ["typical", "typical"],
    ["order", "typical"],
  ] as const)("that is %s has one formula, judged as %s", (kind, judged) => {
    const { statement, conclusions } = theorem({ ...rest, kind, formula: "a < b", where });
    expect(conclusions.map((each) => [each.name, each.kind, each.formula.text])).toEqual([["claim", judged, "a < b"]]);
    expect(statement.says).toBe("a is b.");
  });

  test("about a limit has an exact formula and a typical one", () => {
    const formula = { exactly: "a == b", typically: "c < 1" };
    const { conclusions } = theorem({ ...rest, kind: "limit", formula, where: { ...where, c: "third" } });
    expect(conclusions.map((each) => [each.name, each.kind, each.formula.text])).toEqual([
      ["exactly", "exact", "a == b"],
      ["typically", "typical", "c < 1"],
    ]);
  });
});

describe("where", () => {
  const declare = (statement: TheoremStatement) => () => theorem(statement);

  test("must explain every symbol of the formula", () => {
    const statement = { ...rest, kind: "exact", formula: "a == b", where: { a: "one" } } as const;
    expect(declare(statement)).toThrow(FormulaError);
    expect(declare(statement)).toThrow('"where" does not say what b is');
  });

  test("must explain no other", () => {
    const statement = { ...rest, kind: "exact", formula: "a == b", where: { ...where, c: "third" } } as const;
    expect(declare(statement)).toThrow(FormulaError);
    expect(declare(statement)).toThrow('"where" explains c, but no formula uses it');
  });

  test("is about both formulas of a limit claim", () => {
    const limit = { ...rest, kind: "limit", formula: { exactly: "a == 1", typically: "b < 1" } } as const;
    expect(declare({ ...limit, where })).not.toThrow();
    expect(declare({ ...limit, where: { a: "one" } })).toThrow("does not say what b is");
    expect(declare({ ...limit, where: { b: "other" } })).toThrow("does not say what a is");
  });

  test("does not take what every object has for an explanation", () => {
    expect(declare({ ...rest, kind: "exact", formula: "constructor == a", where: { a: "one" } })).toThrow(
      "does not say what constructor is",
    );
  });

  test("a formula that does not parse is refused first", () => {
    expect(declare({ ...rest, kind: "exact", formula: "a = b", where })).toThrow("compares nothing");
  });
});
