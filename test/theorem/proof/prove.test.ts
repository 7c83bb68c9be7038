import { afterAll, describe, expect, test } from "vitest";
import { prove } from "../../../src/theorem/proof/prove.ts";
import { endZ3 } from "../../../src/theorem/proof/z3.ts";
import { obligation } from "./lemmas.ts";

afterAll(endZ3);

const proofOf = async (...changes: Parameters<typeof obligation>) => (await prove(obligation(...changes), {})).proof;

describe("an obligation is proved when three things are so", () => {
  test("all of them", async () => {
    expect(await proofOf()).toMatchObject({
      outcome: "proved",
      witness: { x: "1" },
      mutation: { formula: "x^2 > 0" },
      counterModel: { x: "0" },
      where: { x: "a number" },
      queries: 3,
    });
  });

  test("its negation has no model: a false conclusion is shown a counterexample", async () => {
    const { outcome, reason, counterModel } = await proofOf({
      hypotheses: ["x > 3"],
      conclusion: "x > 4",
      witness: { x: 4 },
    });
    expect(outcome).toBe("not proved");
    expect(reason).toMatch(/^the conclusion can fail, as at x = \d/);
    expect(counterModel).toBeNull();
  });

  test("its hypotheses have one: from none that can be met everything follows, and nothing is proved", async () => {
    const { outcome, reason } = await proofOf({
      hypotheses: ["x > 1", "x < 1"],
      conclusion: "x == 7",
      mutation: "x == 8",
      witness: { x: 1 },
    });
    expect([outcome, reason]).toEqual(["not proved", "the witness does not meet the hypotheses"]);
  });

  test("its mutation is refuted: one that is true as well shows no power", async () => {
    const { outcome, reason } = await proofOf({ mutation: "x^2 > -1" });
    expect(outcome).toBe("not proved");
    expect(reason).toBe("the false neighbour x^2 > -1 cannot fail either, so the check has no power");
  });

  test("a place at which the mutation should fail, and does not, is no refutation", async () => {
    expect((await proofOf({ refutedAt: { x: 2 } })).outcome).toBe("not proved");
    expect((await proofOf({ refutedAt: { x: 0 } })).counterModel).toEqual({ x: "0" });
  });
});

test("what z3 does not decide in time is undecided, with its time", async () => {
  // Three unit vectors in space: without the square of their sum z3 searches for minutes.
  const numbers = ["a", "b", "c"].flatMap((v) => [1, 2, 3].map((i) => `${v}_${i}`));
  const dot = (u: string, v: string) => [1, 2, 3].map((i) => `${u}_${i} * ${v}_${i}`).join(" + ");
  const { proof } = await prove(
    obligation({
      where: { [numbers.join(", ")]: "coordinates", x: "a bound" },
      hypotheses: [
        ...["a", "b", "c"].map((v) => `${dot(v, v)} == 1`),
        ...["ab", "bc", "ac"].map(([u, v]) => `${dot(u, v)} <= x`),
      ],
      conclusion: "x >= -1 / 2",
      mutation: "x >= -1 / 3",
      witness: { ...Object.fromEntries(numbers.map((name) => [name, name.endsWith("1") ? 1 : 0])), x: 1 },
    }),
    {},
    200,
  );
  expect(proof).toMatchObject({ outcome: "undecided", reason: "z3 did not decide the conclusion within 0.2 s" });
});

describe("steps", () => {
  const sum = {
    where: { "x, y": "numbers" },
    conclusion: "x^2 + y^2 >= 2 * x * y",
    mutation: "x^2 + y^2 >= 3 * x * y",
    witness: { x: 1, y: 2 },
  };

  test("are proved before they are used", async () => {
    const steps = [{ says: "Wrong.", that: "x > y" }];
    expect((await proofOf({ ...sum, steps })).reason).toMatch(/^the step x > y does not follow, as at/);
    const right = [
      { says: "A square.", square: "(x - y)^2" },
      { says: "Written out.", that: "(x - y)^2 == x^2 - 2 * x * y + y^2", from: [] },
    ];
    const proof = await proofOf({
      ...sum,
      steps: right,
      from: ["(x - y)^2 >= 0", "(x - y)^2 == x^2 - 2 * x * y + y^2"],
    });
    expect(proof.outcome).toBe("proved");
    expect(proof.steps.map(({ status, formula }) => [status, formula])).toEqual([
      ["true of any", "(x - y)^2 >= 0"],
      ["proved", "(x - y)^2 == x^2 - 2 * x * y + y^2"],
    ]);
  });

  test("see no more than they say they use", async () => {
    const steps = [{ says: "From nothing.", that: "x > 0", from: [] }];
    expect((await proofOf({ hypotheses: ["x > 1"], witness: { x: 2 }, mutation: "x > 5", steps })).outcome).toBe(
      "not proved",
    );
    await expect(proofOf({ ...sum, from: ["x > 0"] })).rejects.toThrow(
      '"x > 0" is neither a hypothesis nor an earlier step',
    );
  });
});

test("an abbreviation stands for its expression, in others too", async () => {
  const proof = await proofOf({
    define: { d: "x - 1", e: "d^2" },
    conclusion: "e == x^2 - 2 * x + 1 and derivative(e, x) == 2 * d",
    mutation: "e == d",
  });
  expect(proof.outcome).toBe("proved");
  expect(proof.define.map(({ formula }) => formula)).toEqual(["d = x - 1", "e = d^2"]);
});

test("the same obligation gives the same proof, whatever was asked before", async () => {
  const lemma = obligation({ hypotheses: ["x > 1 / 3"], conclusion: "x > 0", mutation: "x^3 > x", witness: { x: 1 } });
  const first = await prove(lemma, {});
  await prove(obligation(), {});
  expect((await prove(lemma, {})).proof).toEqual(first.proof);
});
