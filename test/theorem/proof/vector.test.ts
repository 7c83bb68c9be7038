import { afterAll, describe, expect, test } from "vitest";
import { prove } from "../../../src/theorem/proof/prove.ts";
import { coordinateVectors, formalVectors } from "../../../src/theorem/proof/vector.ts";
import { endZ3 } from "../../../src/theorem/proof/z3.ts";
import { obligation } from "./lemmas.ts";

afterAll(endZ3);

const vectors = {
  where: { "u, v": "vectors", a: "a number" },
  witness: { u: [1, 0], v: [1, 2], a: 2 },
  mutation: "dot(u, v) == a",
};

describe("a formal vector is a combination of symbols", () => {
  const { symbol, add, scale, dot, isZero } = formalVectors(["u", "v"], (a, b) => `dot.${a}.${b}`);

  test("whose inner product is bilinear and symmetric", () => {
    expect(dot(symbol("v"), symbol("u"))).toBe("dot.u.v");
    expect(dot(add(symbol("u"), scale("a", symbol("v"))), symbol("v"))).toBe("(+ dot.u.v (* a dot.v.v))");
  });

  test("and is zero where it is orthogonal to every symbol", () => {
    expect(isZero(symbol("u"))).toBe("(and (= dot.u.u 0.0) (= dot.u.v 0.0) true)");
  });
});

test("coordinates give a sum of products", () => {
  const { symbol, add, dot } = coordinateVectors(2);
  expect(dot(add(symbol("u"), symbol("v")), symbol("v"))).toBe("(+ (* (+ u.1 v.1) v.1) (* (+ u.2 v.2) v.2))");
});

describe("in any dimension", () => {
  test.each([
    "sq(u + a * v) == sq(u) + 2 * a * dot(u, v) + a^2 * sq(v)",
    "dot(u - v, u + v) == sq(u) - sq(v)",
    "sq(-u / 2) == sq(u) / 4",
    "implies(u == a * v, dot(u, u) == a^2 * dot(v, v))",
    "implies(u == v, dot(u, v) == sq(v))",
    "implies(sq(u) > 0 and a * u == v, sq(v) == a^2 * sq(u))",
    "sq(u) >= 0",
  ])("%s", async (conclusion) => {
    const { proof } = await prove(
      obligation({ ...vectors, hypotheses: ["a == a", "dot(u, v) == dot(v, u)"], conclusion }),
      {},
    );
    expect(`${proof.outcome}: ${proof.reason}`).toContain("proved: its negation");
  });

  test("the inequality of Cauchy and Schwarz is there when it is asked for", async () => {
    const lemma = obligation({
      ...vectors,
      hypotheses: ["a == a"],
      conclusion: "dot(u, v)^2 <= sq(u) * sq(v)",
      mutation: "dot(u, v)^2 <= sq(u) * sq(v) / 2",
    });
    expect((await prove(lemma, {})).proof.reason).toContain("the conclusion can fail");
    const { proof } = await prove({ ...lemma, steps: [{ says: "Cauchy and Schwarz.", schwarz: ["u", "v"] }] }, {});
    expect(proof.outcome).toBe("proved");
    expect(proof.steps[0].formula).toBe("dot(u, v)^2 <= sq(u) * sq(v)");
  });

  test("what holds in the plane alone is not proved", async () => {
    // Of three vectors in the plane one is a combination of the others: their Gram determinant is 0.
    const of = (i: string, j: string) => `dot(${i}, ${j})`;
    const gram = `sq(u) * sq(v) * sq(w) + 2 * ${of("u", "v")} * ${of("v", "w")} * ${of("u", "w")} - sq(u) * ${of("v", "w")}^2 - sq(v) * ${of("u", "w")}^2 - sq(w) * ${of("u", "v")}^2`;
    const lemma = obligation({
      where: { "u, v, w": "vectors" },
      witness: { u: [1, 0], v: [0, 1], w: [1, 1] },
      conclusion: `${gram} == 0`,
      mutation: "sq(u) == 0",
    });
    expect((await prove(lemma, {})).proof.reason).toContain("the conclusion can fail");
  });

  test("counterexamples have coordinates", async () => {
    const { proof } = await prove(
      obligation({
        ...vectors,
        conclusion: "sq(u) + a * dot(u, v) >= a * dot(u, v)",
        mutation: "dot(u, v) >= 0 or a > 0",
      }),
      {},
    );
    expect(proof.counterModel?.u).toMatch(/^\(-?[\d/]+, -?[\d/]+\)$/);
  });
});
