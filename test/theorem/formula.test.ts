import { describe, expect, test } from "vitest";
import { expression, FormulaError, formula } from "../../src/theorem/formula.ts";

/** TeX without its spaces, which carry no meaning here. */
const texOf = (text: string) => formula(text).tex.replaceAll(" ", "");

/** Both sides of each comparison. */
const sidesOf = (text: string, values: Readonly<Record<string, number>>) =>
  formula(text).comparisons.map(({ relation, evaluate }) => ({ ...evaluate(values), relation }));

describe("a formula", () => {
  test("lists its free symbols once, in order, without the functions that it calls", () => {
    expect(formula("rho == mu / (M + lambda) + abs(mu) - sqrt(2)").symbols).toEqual(["M", "lambda", "mu", "rho"]);
  });

  test.each(["==", "<", "<=", ">", ">="] as const)("gives both sides of %s", (relation) => {
    const compared = formula(`a + 1 ${relation} 2 * b^2`);
    expect(sidesOf(compared.text, { a: 4, b: 3 })).toEqual([{ left: 5, relation, right: 18 }]);
    expect(compared.text).toBe(`a + 1 ${relation} 2 * b^2`);
  });

  test("takes apart a conjunction, in order and through parentheses", () => {
    const text = "(a < b and (b >= c)) and a == c + 0.1";
    expect(formula(text).comparisons.map((each) => each.text)).toEqual(["a < b", "b >= c", "a == c + 0.1"]);
    expect(sidesOf(text, { a: 1, b: 2, c: 3 })).toEqual([
      { left: 1, relation: "<", right: 2 },
      { left: 2, relation: ">=", right: 3 },
      { left: 1, relation: "==", right: 3.1 },
    ]);
  });

  test("reads every symbol from the values, though mathjs has constants of those names", () => {
    const names = ["N", "C", "e", "E", "tau", "i", "pi", "phi", "PI", "LN2", "version", "x"];
    for (const name of names) {
      const compared = formula(`${name} == 1`);
      expect(compared.symbols).toEqual([name]);
      expect(sidesOf(compared.text, { [name]: 7 })).toEqual([{ left: 7, relation: "==", right: 1 }]);
      expect(() => sidesOf(compared.text, {})).toThrow(FormulaError);
      expect(() => sidesOf(compared.text, {})).toThrow(`needs a finite ${name}, but it is undefined`);
    }
  });

  test.each([Number.NaN, Infinity, -Infinity])("refuses a symbol that is %d, by name", (value) => {
    expect(() => sidesOf("a == beta", { a: 1, beta: value })).toThrow(FormulaError);
    expect(() => sidesOf("a == beta", { a: 1, beta: value })).toThrow(
      `"a == beta" needs a finite beta, but it is ${value}`,
    );
  });

  test("refuses a value that is no number", () => {
    const values = { a: "1" } as unknown as Record<string, number>;
    expect(() => sidesOf("a == 1", values)).toThrow("needs a finite a, but it is 1");
    expect(() => sidesOf("constructor == 1", {})).toThrow(FormulaError);
  });

  test.each([
    ["sqrt(a) == 1", -1, "sqrt(a)", "NaN"],
    ["1 / a == 1", 0, "1 / a", "Infinity"],
    ["1 == -1 / a", 0, "-1 / a", "-Infinity"],
    ["log(a) == 1", -2, "log(a)", "NaN"],
    ["a / a == 1", 0, "a / a", "NaN"],
    ["(a < 2) == 1", 1, "(a < 2)", "true"],
  ])("%s at a = %d gives no finite number and says so", (text, a, side, value) => {
    expect(() => sidesOf(text, { a })).toThrow(FormulaError);
    expect(() => sidesOf(text, { a })).toThrow(`"${side}" gives ${value} for`);
  });

  test.each([
    "",
    "a",
    "a + b",
    "a = b",
    "a != b",
    "a < b < c",
    "a == b or c == d",
    "not (a == b)",
    "a == b and c",
    "a == b; c == d",
  ])('"%s" compares nothing', (text) => {
    expect(() => formula(text)).toThrow(FormulaError);
    expect(() => formula(text)).toThrow("compares nothing: write left == right");
  });

  test.each(["a ==", "(a == b", "a == * b", "== b"])('"%s" does not parse', (text) => {
    expect(() => formula(text)).toThrow(FormulaError);
    expect(() => formula(text)).toThrow(`"${text}" is not a formula`);
  });

  test("that calls a function nobody has is a formula error, not a stranger's", () => {
    expect(() => sidesOf("foo(a) == b", { a: 1, b: 1 })).toThrow(FormulaError);
  });
});

describe("TeX", () => {
  test("of a quotient with Greek letters", () => {
    expect(texOf("rho == mu / (M + lambda)")).toBe("\\rho=\\frac{\\mu}{M+\\lambda}");
  });

  test("of relations", () => {
    const between = (relation: string) => texOf(`a ${relation} b`);
    expect(["==", "<", "<=", ">", ">="].map(between)).toEqual(["a=b", "a<b", "a\\leqb", "a>b", "a\\geqb"]);
  });

  test("of a conjunction joins the comparisons by “and”", () => {
    expect(texOf("V < V_twin / 5 and a_k >= b")).toBe(
      "V<\\frac{V_{\\mathrm{twin}}}{5}\\quad\\text{and}\\quada_{k}\\geqb",
    );
  });

  test("keeps the parentheses that matter and drops those that do not", () => {
    expect(texOf("a == (b + c) * d")).toBe("a=\\left(b+c\\right)\\cdotd");
    expect(texOf("a == (b * c) + d")).toBe("a=b\\cdotc+d");
  });
});

describe("an expression", () => {
  test("gives one number and lists its symbols", () => {
    const scale = expression("2 * abs(a) + scale");
    expect([...scale.symbols].sort()).toEqual(["a", "scale"]);
    expect(scale.value({ a: -3, scale: 1 })).toBe(7);
  });

  test("fails as a formula does", () => {
    expect(() => expression("a +")).toThrow(FormulaError);
    expect(() => expression("a").value({})).toThrow("needs a finite a");
    expect(() => expression("1 / a").value({ a: 0 })).toThrow("gives Infinity");
  });
});
