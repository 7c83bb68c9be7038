import { evaluate } from "mathjs/number";
import { afterAll, describe, expect, test } from "vitest";
import { TranslationError } from "../../../src/theorem/proof/names.ts";
import { prove } from "../../../src/theorem/proof/prove.ts";
import { endZ3 } from "../../../src/theorem/proof/z3.ts";
import { about, obligation } from "./lemmas.ts";

afterAll(endZ3);

const outcomeOf = async (...args: Parameters<typeof about>) => (await prove(about(...args), {})).proof;

describe("an operator means what mathjs computes", () => {
  const points = [
    { x: 2, y: 3 },
    { x: -1.5, y: 0.25 },
    { x: 0.5, y: -4 },
  ];
  test.each([
    "x + y - 2 * x",
    "-x * +y",
    "x / y + 1 / (x * y)",
    "x / 4",
    "x^3 * y^(-2)",
    "abs(x)^(1 / 2) + sqrt(y^2)",
    "abs(x)^(-2 / 3)",
    "abs(x - y)",
    "max(x, y, 1) + min(x, y)",
    "(x + y)^0",
    "2 x y",
  ])("%s", async (text) => {
    for (const point of points) {
      const value = evaluate(text, { ...point }) as number;
      const fixed = [`x == ${point.x}`, `y == ${point.y}`];
      expect((await outcomeOf(`abs(${text} - (${value})) < 1e-12`, fixed, point)).outcome).toBe("proved");
      expect((await outcomeOf(`abs(${text} - (${value + 1})) < 1e-12`, fixed, point)).reason).toContain("can fail");
    }
  });
});

describe("these are proved", () => {
  test.each<[conclusion: string, hypotheses?: readonly string[], mutation?: string]>([
    ["relu(x) == max(x, 0)"],
    ["relu(x) - relu(-x) == x and relu(x) + relu(-x) == abs(x)"],
    ["min(x, y) + max(x, y) == x + y"],
    ["implies(x > 1, x^2 > x)"],
    ["iff(x * y == 0, x == 0 or y == 0)"],
    ["not (x < y and y < x)"],
    ["implies(x != y, (x - y)^2 > 0)"],
    ["implies(0 < x < y, 1 / x > 1 / y)"],
    ["implies(x > 0, sqrt(x)^2 == x)"],
    ["derivative((x - y)^3, x) == 3 * (x - y)^2"],
    ["x^(2 / 3) * x^(1 / 3) == x", ["x >= 0"]],
  ])("%s", async (conclusion, hypotheses = []) => {
    const { proof } = await prove(
      obligation({
        where: { "x, y": "numbers" },
        hypotheses,
        conclusion,
        mutation: "x + y == 7",
        witness: { x: 2, y: 3 },
      }),
      {},
    );
    expect(proof.reason).toBe(
      "its negation has no model, the hypotheses have one, and the false neighbour has a counterexample",
    );
  });
});

describe("what has no meaning cannot be proved", () => {
  test.each([
    ["x / y * y == x", "it is not so that y is not 0, as at"],
    ["y^(-1) * y == 1", "it is not so that y is not 0"],
    ["sqrt(x)^2 == x", "it is not so that x is not negative"],
    ["x / (y - y) == x / (y - y)", "it is not so that y - y is not 0"],
    ["1 / 0 == 1 / 0", "it is not so that 0 is not 0"],
  ])("%s", async (text, why) => {
    const { outcome, reason } = await outcomeOf(text);
    expect(outcome).toBe("not proved");
    expect(reason).toContain(why);
  });

  test("a condition may come from a hypothesis before it, and from none after it", async () => {
    expect((await outcomeOf("x / y * y == x", ["y > 0"])).conditions).toEqual(["y is not 0"]);
    expect((await outcomeOf("x == x", ["1 / y > 0", "y > 0"])).reason).toContain("it is not so that y is not 0");
  });

  test("under an implication it must have a meaning only where the antecedent holds", async () => {
    const lemma = obligation({
      where: { "x, y": "numbers" },
      conclusion: "implies(y != 0, x / y * y == x)",
      mutation: "implies(y != 0, x / y == x)",
      witness: { x: 2, y: 0 },
    });
    expect((await prove(lemma, {})).proof.outcome).toBe("proved");
  });

  test("and where it does not, its equation says nothing", async () => {
    // The quotient's own equation, quotient · y = x, would forbid x ≠ 0.
    const lemma = obligation({
      where: { "x, y": "numbers" },
      hypotheses: ["implies(y != 0, x / y == 5)", "y == 0"],
      conclusion: "implies(x != 0, x^2 > 0)",
      mutation: "x == 0",
      witness: { x: 1, y: 0 },
    });
    expect((await prove(lemma, {})).proof.outcome).toBe("proved");
    const { proof } = await prove({ ...lemma, conclusion: "x == 0", mutation: "x == 1" }, {});
    expect(proof.reason).toContain("the conclusion can fail");
  });
});

describe("what proofs do not know is an error that names it", () => {
  test.each([
    ["sin(x) >= 0", '"sin" in "sin(x)"'],
    ["x! >= 0", '"!" in "x!"'],
    ["x^y >= 0", "an exponent must be a number"],
    ["x", "is a number, not a statement"],
    ["(x > 0) + 1 == 2", "has a truth where a number must be"],
    ["dot(x, y) == 0", "has a number where a vector must be"],
    ["relu(x, y) == 0", "takes 1, but is given 2"],
    ["[x, y] == [y, x]", "ArrayNode"],
    ["max() == x", "takes 1, but is given 0"],
    ["derivative(x^2, 2) == x", 'differentiates by "2"'],
    ["derivative(relu(x), x) == 1", "cannot be differentiated"],
  ])("%s", async (text, message) => {
    const wrong = prove(about(text), {});
    await expect(wrong).rejects.toThrow(TranslationError);
    await expect(wrong).rejects.toThrow(message);
  });
});
