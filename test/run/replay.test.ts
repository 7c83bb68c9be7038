import { describe, expect, test } from "vitest";
import { drawAt } from "../../src/case/draw.ts";
import { referenceEngine } from "../../src/engine/reference/reference.ts";
import type { Engine } from "../../src/engine/run.ts";
import { integer } from "../../src/property/arbitrary/numbers.ts";
import { property } from "../../src/property/property.ts";
import { relative } from "../../src/property/tolerance.ts";
import { agreementOf, replayCase } from "../../src/run/replay.ts";
import { theorem } from "../../src/theorem/theorem.ts";
import { Diverged } from "../../src/training/state.ts";
import { trainer } from "../../src/training/trainer.ts";
import { below, common, statement, within } from "../property/example.ts";
import { steps } from "../training/example.ts";

const place = { population: "", path: "6", seed: 2023 };
const there = trainer(referenceEngine());

/** The reference, with every sum of rates off by a share. */
function off(share: number): Engine {
  const reference = referenceEngine();
  const moved = <T extends { integratedRate: number }>(each: T) => ({
    ...each,
    integratedRate: each.integratedRate * (1 + share),
  });
  return {
    ...reference,
    precision: "float32",
    train: (requests) =>
      reference.train(requests).map(async (trained) => {
        const trajectory = await trained;
        return { ...trajectory, snapshots: trajectory.snapshots.map(moved) };
      }),
  };
}

const given = { n: integer(1, 3) };
const sums = property(
  theorem({
    ...common,
    kind: "exact",
    formula: "rate == expected",
    where: { rate: "Σ η", expected: "its value" },
    expected: "holds",
  }),
  {
    given,
    trial: async ({ n }, { train }) => {
      const { end } = await train(steps(n));
      return { measured: { rate: end.integratedRate, expected: n / 10 } };
    },
    within: relative(1e-10, { because: "for the test", float32: { limit: 0.2, because: "rounding" } }),
    controls: { "another sum": { formula: "rate == 2 * expected" } },
  },
);

describe("a replay", () => {
  test("repeats the case at a path, and judges it", async () => {
    const { result, judgements } = await replayCase(sums, place, there);
    const drawn = drawAt(given, 2023, "6");
    expect(result).toMatchObject({ status: "measured", drawn });
    expect(judgements).toMatchObject([{ comparison: "rate == expected", holds: true, right: drawn.n / 10 }]);
  });

  test("judges in the precision of who trains", async () => {
    const holds = async (share: number) => (await replayCase(sums, place, trainer(off(share)))).judgements[0].holds;
    expect(await holds(0.1)).toBe(true);
    expect(await holds(0.3)).toBe(false);
  });

  test("of a case that measures nothing has nothing to judge", async () => {
    const wild = below("exact", () => {
      throw new Diverged(3, 1, "wild");
    });
    expect(await replayCase(wild, place, there)).toMatchObject({ result: { status: "diverged" }, judgements: [] });
  });

  test("without a population is of the first one, and of a larger one on any profile", async () => {
    const several = property(statement("exact"), {
      given: { x: integer(1, 10) },
      populations: { small: {}, large: { x: integer(50, 60) } },
      larger: { huge: { x: integer(500, 600) } },
      trial: ({ x }) => ({ measured: { x, y: 100 } }),
      within,
      controls: { above: { formula: "x > y" } },
    });
    const drawn = async (population: string) =>
      (await replayCase(several, { ...place, population }, there)).result.drawn as { x: number };
    expect(await drawn("")).toEqual(await drawn("small"));
    expect((await drawn("large")).x).toBeGreaterThanOrEqual(50);
    expect((await drawn("huge")).x).toBeGreaterThanOrEqual(500);
    await expect(drawn("tiny")).rejects.toThrow('population "tiny" is not one of "small", "large", "huge"');
  });

  test("of a path that leads nowhere is refused", async () => {
    await expect(replayCase(sums, { ...place, path: "0:99999" }, there)).rejects.toThrow(RangeError);
  });
});

describe("the agreement of two engines", () => {
  test("is the largest share by which a symbol of the case differs", async () => {
    const here = trainer(off(0.1));
    const agreement = await agreementOf(sums, place, { here, there, label: "off" });
    expect(agreement).toMatchObject({ engine: "off", population: "", path: "6", symbol: "rate" });
    expect(agreement?.difference).toBeCloseTo(0.1 / 1.1, 12);
    expect(agreement?.here).toBeCloseTo((agreement?.there ?? 0) * 1.1, 12);
  });

  test("is 0 where both measure the same, and nothing where one measures nothing", async () => {
    const here = trainer(referenceEngine());
    expect(await agreementOf(sums, place, { here, there, label: "again" })).toMatchObject({ difference: 0 });
    const vague = below("exact", (_, { assume }) => {
      assume(false, "never met");
      return { x: 1, y: 2 };
    });
    expect(await agreementOf(vague, place, { here, there, label: "again" })).toBeNull();
  });
});
