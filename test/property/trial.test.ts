import { describe, expect, test } from "vitest";
import { runCase, type TrialContext } from "../../src/property/trial.ts";
import type { TheoremStatement } from "../../src/theorem/theorem.ts";
import { Diverged, type Trained } from "../../src/training/state.ts";

const train = () => Promise.reject(new Diverged(12, 0.5, "wild"));
const run = (trial: (drawn: number, context: TrialContext) => unknown, kind: TheoremStatement["kind"] = "exact") =>
  runCase(trial as Parameters<typeof runCase<TheoremStatement, number, unknown>>[0], 7, 3, { train, kind });

describe("a case", () => {
  test("gives what its trial measured of what was drawn", async () => {
    expect(await run((drawn) => ({ measured: { a: drawn }, shows: "curve" }))).toEqual({
      index: 3,
      drawn: 7,
      runs: [],
      status: "measured",
      measured: { claim: [{ a: 7 }] },
      shows: "curve",
    });
  });

  test("may measure many instances, now or later", async () => {
    const result = await run(async () => ({ measured: [{ a: 1 }, { a: 2 }] }), "typical");
    expect(result).toMatchObject({ measured: { claim: [{ a: 1 }, { a: 2 }] } });
  });

  test("of a limit claim measures each of its formulas", async () => {
    const result = await run(() => ({ measured: { exactly: [{ a: 1 }, { a: 2 }], typically: { b: 3 } } }), "limit");
    expect(result).toMatchObject({ measured: { exactly: [{ a: 1 }, { a: 2 }], typically: [{ b: 3 }] } });
  });

  test("outside a hypothesis is discarded, with the hypothesis", async () => {
    const result = await run((_, { assume }) => {
      assume(true, "a hypothesis that is met");
      assume(false, "all margins equal");
      expect.unreachable();
    });
    expect(result).toEqual({ index: 3, drawn: 7, runs: [], status: "discarded", reason: "all margins equal" });
  });

  test("that diverges is neither measured nor discarded", async () => {
    const result = await run((_, context) => context.train({} as Parameters<TrialContext["train"]>[0]));
    expect(result).toEqual({
      index: 3,
      drawn: 7,
      runs: ["wild"],
      status: "diverged",
      reason: "training diverged: at step 12 a weight is not finite (learning rate 0.5)",
    });
  });

  test("names the trainings that it looked at, each once and in order", async () => {
    const names = ["b", "a", "b"];
    const named = async () => ({ run: names.shift() }) as Trained<never>;
    const look = async (_: number, { train }: TrialContext) => {
      for (let i = 0; i < 3; i++) await train({} as Parameters<TrialContext["train"]>[0]);
      return { measured: { a: 1 } };
    };
    const options = { train: named as TrialContext["train"], kind: "exact" } as const;
    expect((await runCase(look as never, 7, 3, options)).runs).toEqual(["a", "b"]);
  });

  test("throws every other error on", async () => {
    const broken = () => {
      throw new RangeError("a bug in the trial");
    };
    await expect(run(broken)).rejects.toThrow(new RangeError("a bug in the trial"));
    await expect(run(() => Promise.reject(new Error("later")))).rejects.toThrow("later");
  });
});
