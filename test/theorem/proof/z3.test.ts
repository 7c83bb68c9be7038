import { afterAll, expect, test } from "vitest";
import { ask, endZ3 } from "../../../src/theorem/proof/z3.ts";

afterAll(endZ3);

test("answers come with a model, exact where it is rational", async () => {
  const { answer, model } = await ask(
    "(declare-const x Real)(declare-const y Real)(assert (= (* 3.0 x) (- 1.0)))(assert (and (= (* y y) 2.0) (> y 0.0)))",
    5000,
  );
  expect(answer).toBe("sat");
  expect(model).toEqual({ x: "-1/3", y: "1.414213…" });
  expect((await ask("(declare-const x Real)(assert (< (* x x) 0.0))", 5000)).answer).toBe("unsat");
});

test("questions asked at once wait for each other", async () => {
  const answers = await Promise.all(
    ["(< x 0.0)", "(and (< x 0.0) (> x 0.0))", "(> x 0.0)"].map((term) =>
      ask(`(declare-const x Real)(assert ${term})`, 5000),
    ),
  );
  expect(answers.map(({ answer }) => answer)).toEqual(["sat", "unsat", "sat"]);
});

test("a question that z3 cannot read is an error, and the next one is answered", async () => {
  await expect(ask("(assert (> x 0.0))", 5000)).rejects.toThrow("z3 cannot read a question");
  expect((await ask("(assert true)", 5000)).answer).toBe("sat");
});

test("after its end z3 is loaded anew", async () => {
  await endZ3();
  await endZ3();
  expect((await ask("(assert false)", 5000)).answer).toBe("unsat");
});
