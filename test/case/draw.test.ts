import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawAt, drawCases, shrinkCase } from "../../src/case/draw.ts";
import { between, integer, seed } from "../../src/property/arbitrary/numbers.ts";
import { binomialAtMost } from "../../src/statistics/binomial.ts";

const given = {
  width: integer(1, 64),
  rate: between(0.1, 0.2),
  hidden: fc.array(integer(3, 9), { minLength: 1, maxLength: 4, size: "max" }),
  seed: seed(),
};

describe("the cases of a seed", () => {
  test("are always the same", () => {
    expect(drawCases(given, 5, 20)).toEqual(drawCases(given, 5, 20));
    expect(drawCases(given, 5, 20)).not.toEqual(drawCases(given, 6, 20));
  });

  test("do not depend on how many are drawn", () => {
    const many = drawCases(given, 5, 40);
    for (const count of [1, 2, 17]) expect(drawCases(given, 5, count)).toEqual(many.slice(0, count));
  });

  test("are all different, where there is room", () => {
    expect(new Set(drawCases(given, 5, 200).map((each) => JSON.stringify(each))).size).toBe(200);
  });

  test("have their number for a path", () => {
    for (const [index, drawn] of drawCases(given, 5, 12).entries()) {
      expect(drawAt(given, 5, String(index))).toEqual(drawn);
    }
  });

  // H0: 1 … 64 are equally likely, so a draw is at most 4 with probability 1/16. Outside the two bounds together fall
  // fewer than 2 in 10,000 correct counts. A draw that prefers edge cases gives about every second.
  test("are unbiased: small numbers are as rare as they should be", () => {
    const count = 4000;
    const small = drawCases({ n: integer(1, 64) }, 5, count).filter(({ n }) => n <= 4).length;
    expect(binomialAtMost(small, count, 1 / 16)).toBeGreaterThan(1e-4);
    expect(1 - binomialAtMost(small - 1, count, 1 / 16)).toBeGreaterThan(1e-4);
  });
});

describe("shrinking", () => {
  test("finds the smallest case that fails, by a path that leads to it again", async () => {
    const fails = async ({ width }: { width: number }) => width >= 10;
    let tried = 0;
    for (const [index, { width }] of drawCases(given, 5, 20).entries()) {
      if (width < 10) continue;
      tried++;
      const { path, drawn } = await shrinkCase(given, { seed: 5, index, attempts: 10_000 }, fails);
      expect(drawn).toMatchObject({ width: 10, rate: 0.1, hidden: [3] });
      expect(path.split(":")[0]).toBe(String(index));
      expect(drawAt(given, 5, path)).toEqual(drawn);
    }
    expect(tried).toBeGreaterThan(5);
  });

  test("leaves a case that cannot be smaller as it is", async () => {
    const [first] = drawCases({ seed: seed() }, 5, 1);
    const shrunk = await shrinkCase({ seed: seed() }, { seed: 5, index: 0, attempts: 100 }, async () => true);
    expect(shrunk).toEqual({ path: "0", drawn: first });
  });

  test.each([1, 2, 5, 20])("asks at most %d times, and keeps what failed by then", async (attempts) => {
    const asked: { width: number }[] = [];
    const { path, drawn } = await shrinkCase(given, { seed: 5, index: 0, attempts }, async (each) => {
      asked.push(each);
      return each.rate > 0.1 || each.width >= 2;
    });
    expect(asked.length).toBeLessThanOrEqual(attempts);
    expect(asked[0]).toEqual(drawAt(given, 5, "0"));
    expect(asked).toContainEqual(drawn);
    expect(drawAt(given, 5, path)).toEqual(drawn);
  });

  test("of a case that holds when it is repeated says that its trial is not deterministic", async () => {
    const flaky = shrinkCase(given, { seed: 5, index: 3, attempts: 20 }, async () => false);
    await expect(flaky).rejects.toThrow(
      "case 3 of seed 5 failed, but holds when it is repeated: its trial is not deterministic",
    );
  });
});

describe("a path", () => {
  test.each(["", "x", "1:", ":1", "-1", "1.5", "1 2"])('"%s" is refused', (path) => {
    expect(() => drawAt(given, 5, path)).toThrow(RangeError);
    expect(() => drawAt(given, 5, path)).toThrow(`path "${path}": it is a case number and shrinks`);
  });

  test("that led somewhere under other arbitraries is refused", async () => {
    const { path } = await shrinkCase(given, { seed: 5, index: 0, attempts: 10_000 }, async () => true);
    expect(path).toContain(":");
    expect(() => drawAt({ seed: seed() }, 5, path)).toThrow(RangeError);
    expect(() => drawAt({ seed: seed() }, 5, path)).toThrow(`there is no case at path ${path} of seed 5`);
  });
});
