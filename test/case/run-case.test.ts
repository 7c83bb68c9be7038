import { describe, expect, test } from "vitest";
import { drawAt } from "../../src/case/draw.ts";
import { runCase, tryCase } from "../../src/case/run-case.ts";
import { integer } from "../../src/property/arbitrary/numbers.ts";
import { property } from "../../src/property/property.ts";
import { absolute } from "../../src/property/tolerance.ts";
import type { TrialContext } from "../../src/property/trial.ts";
import { theorem } from "../../src/theorem/theorem.ts";
import type { Experiment } from "../../src/training/experiment.ts";
import { Diverged, type Trained } from "../../src/training/state.ts";
import { common, statement, within } from "../property/example.ts";
import { steps } from "../training/example.ts";

type Train = TrialContext["train"];
type Trial = (drawn: { x: number }, context: TrialContext) => unknown;

const given = { x: integer(1, 100) };

/** A property with a trial that may return anything. */
function of(trial: Trial) {
  return property(statement("exact"), {
    given,
    trial: trial as never,
    within,
    controls: { moved: { changes: ({ x }) => ({ x: x + 1000 }) } },
  });
}

const untrained: Train = () => expect.unreachable();

/** The result of trying it on x = 7. */
const run = (trial: Trial, train: Train = untrained) => tryCase(of(trial), "", { x: 7 }, train);

const point = { x: 1, y: 2 };

describe("a case", () => {
  test("gives what its trial measured of what was drawn", async () => {
    expect(await run((drawn) => ({ measured: drawn, shows: "curve" }))).toEqual({
      drawn: { x: 7 },
      runs: [],
      status: "measured",
      measured: { claim: [{ x: 7 }] },
      shows: "curve",
    });
  });

  test("that shows nothing says nothing of it", async () => {
    expect(await run(() => ({ measured: point }))).not.toHaveProperty("shows");
  });

  test("may measure many instances, now or later", async () => {
    const result = await run(async () => ({ measured: [{ x: 1 }, { x: 2 }] }));
    expect(result).toMatchObject({ measured: { claim: [{ x: 1 }, { x: 2 }] } });
  });

  test("of a limit claim measures each of its formulas", async () => {
    const formula = { exactly: "x == y", typically: "x < y" };
    const limit = property(theorem({ ...common, kind: "limit", formula, expected: "holds" }), {
      given,
      trial: () => ({ measured: { exactly: [{ x: 1 }, { x: 2 }], typically: { y: 3 } } }),
      within: { exactly: absolute(1, { because: "a test" }), typically: within },
      controls: { null: { on: "exactly" } },
    });
    const result = await tryCase(limit, "", { x: 7 }, untrained);
    expect(result).toMatchObject({ measured: { exactly: [{ x: 1 }, { x: 2 }], typically: [{ y: 3 }] } });
  });

  test("of a control is the claim's as the control changes it, and says what was drawn", async () => {
    const result = await tryCase(
      of((drawn) => ({ measured: drawn })),
      "moved",
      { x: 7 },
      untrained,
    );
    expect(result).toMatchObject({ drawn: { x: 7 }, measured: { claim: [{ x: 1007 }] } });
  });

  test("outside a hypothesis is discarded, with the hypothesis", async () => {
    const result = await run((_, { assume }) => {
      assume(true, "a hypothesis that is met");
      assume(false, "all margins equal");
      expect.unreachable();
    });
    expect(result).toEqual({ drawn: { x: 7 }, runs: [], status: "discarded", reason: "all margins equal" });
  });

  test("that diverges is neither measured nor discarded", async () => {
    const train = () => Promise.reject(new Diverged(12, 0.5, "wild"));
    const result = await run((_, context) => context.train(steps(1)), train);
    expect(result).toEqual({
      drawn: { x: 7 },
      runs: ["wild"],
      status: "diverged",
      reason: "training diverged: at step 12 a weight is not finite (learning rate 0.5)",
    });
  });

  test("names the trainings that it looked at, each once and in order", async () => {
    const names = ["b", "a", "b"];
    const train = (async () => ({ run: names.shift() })) as unknown as Train;
    const result = await run(async (_, { train }) => {
      for (let i = 0; i < 3; i++) await train(steps(1));
      return { measured: point };
    }, train);
    expect(result.runs).toEqual(["a", "b"]);
  });

  test("throws every other error on", async () => {
    const broken = () => {
      throw new RangeError("a bug in the trial");
    };
    await expect(run(broken)).rejects.toThrow(new RangeError("a bug in the trial"));
    await expect(run(() => Promise.reject(new Error("later")))).rejects.toThrow("later");
  });

  test("of a name is the one that its seed draws there, and its record has the name", async () => {
    const name = { claim: "family/name", part: "moved", population: "", index: 3, seed: 5 };
    const drawn = drawAt(given, 5, "3");
    const moved = of((drawn) => ({ measured: drawn }));
    expect(await runCase(moved, name, untrained)).toEqual({
      ...name,
      drawn,
      runs: [],
      status: "measured",
      measured: { claim: [{ x: drawn.x + 1000 }] },
    });
  });
});

/** Trainings that are called by their number of steps and done when the test says so. */
function byHand() {
  const asked: number[] = [];
  const settle = new Map<number, (diverges: boolean) => void>();
  const train = ({ recipe: { steps } }: Experiment) => {
    asked.push(steps);
    return new Promise<Trained>((resolve, reject) => {
      settle.set(steps, (diverges) =>
        diverges ? reject(new Diverged(steps, 1, `run ${steps}`)) : resolve({ run: `run ${steps}` } as Trained),
      );
    });
  };
  return {
    asked,
    train: train as unknown as Train,
    settle: (n: number, diverges = false) => settle.get(n)?.(diverges),
  };
}

/** Several turns of the event loop, more than three trainings take. */
async function turns(): Promise<void> {
  for (let i = 0; i < 8; i++) await new Promise((resolve) => setImmediate(resolve));
}

const orders = [
  [1, 2, 3],
  [1, 3, 2],
  [2, 1, 3],
  [2, 3, 1],
  [3, 1, 2],
  [3, 2, 1],
];

describe("a case's trainings", () => {
  test.each(orders)(
    "come in the order in which they were asked for, though %d, %d, %d are done in this order",
    async (...order) => {
      const { asked, train, settle } = byHand();
      const said: string[] = [];
      const result = run(async (_, { train }) => {
        const look = async (n: number) => {
          said.push((await train(steps(n))).run);
          // What follows at once on one training comes before the next one.
          for (let i = 0; i < 20; i++) await null;
          said.push(`after ${n}`);
        };
        await Promise.all([look(1), look(2), look(3)]);
        return { measured: point };
      }, train);
      expect(asked).toEqual([1, 2, 3]);
      for (const n of order) {
        settle(n);
        await turns();
      }
      expect((await result).runs).toEqual(["run 1", "run 2", "run 3"]);
      expect(said).toEqual(["run 1", "after 1", "run 2", "after 2", "run 3", "after 3"]);
    },
  );

  test.each(orders)(
    "of which 2 and 3 diverge: it is 2 that ends the case, though %d, %d, %d are done in this order",
    async (...order) => {
      const { train, settle } = byHand();
      const result = run(async (_, { train }) => {
        await Promise.all([3, 2, 1].map((n) => train(steps(4 - n))));
        return { measured: point };
      }, train);
      for (const n of order) {
        settle(n, n > 1);
        await turns();
      }
      expect(await result).toEqual({
        drawn: { x: 7 },
        runs: ["run 1", "run 2"],
        status: "diverged",
        reason: "training diverged: at step 2 a weight is not finite (learning rate 1)",
      });
    },
  );

  test("are asked for when others came, while the case goes on", async () => {
    const { asked, train, settle } = byHand();
    const result = run(async (_, { train }) => {
      await Promise.all([train(steps(2)).then(() => train(steps(3))), train(steps(1))]);
    }, train);
    settle(2);
    settle(1, true);
    expect((await result).status).toBe("diverged");
    expect(asked).toEqual([2, 1, 3]);
  });

  test("are not asked for when it is over", async () => {
    const { asked, train, settle } = byHand();
    let late: Promise<unknown> | undefined;
    const result = run(async (_, { train }) => {
      const first = train(steps(1));
      late = train(steps(2)).then(() => train(steps(3)));
      await Promise.all([first, late]);
    }, train);
    settle(1, true);
    settle(2);
    expect((await result).status).toBe("diverged");
    await turns();
    settle(3);
    await expect(late).rejects.toThrow("the case is over");
    expect(asked).toEqual([1, 2]);
  });
});
