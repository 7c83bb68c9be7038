import { describe, expect, expectTypeOf, test } from "vitest";
import { samples } from "../../src/data/dataset.ts";
import { random } from "../../src/data/random.ts";
import type { Trajectory } from "../../src/engine/run.ts";
import { heStart } from "../../src/network/initialize.ts";
import { fromRows } from "../../src/network/matrix.ts";
import { type Experiment, withRecipe } from "../../src/training/experiment.ts";
import { Diverged } from "../../src/training/state.ts";
import { type Shelf, trainer } from "../../src/training/trainer.ts";
import { experiment, network, noted } from "./example.ts";

const { architecture } = experiment.network;

describe("trainer", () => {
  test("gathers what is asked for in one turn into one call, and trains the same thing once", async () => {
    const engine = noted();
    const { train } = trainer(engine);
    await Promise.all([train(experiment), train({ ...experiment }), train(withRecipe(experiment, { decay: 0 }))]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(engine.calls.map((requests) => requests.length)).toEqual([2]);
    await train(experiment);
    expect(engine.calls).toHaveLength(1);
  });

  test.for<[string, Experiment]>([
    ["decay", withRecipe(experiment, { decay: 0.02 })],
    ["batch order", { ...experiment, seed: 4 }],
    ["observed steps", { ...experiment, observe: [3] }],
    ["trained layers", withRecipe(experiment, { trains: "last layer" })],
    ["schedule", withRecipe(experiment, { schedule: { cuts: [[0.5, 0.1]] } })],
    ["start", { ...experiment, network: { architecture, start: heStart(architecture, random(9).normal) } }],
  ])("another %s is another training", async ([, other]) => {
    const engine = noted();
    const { train } = trainer(engine);
    await train(withRecipe(experiment, { steps: 64 }));
    await train(withRecipe(other, { steps: 64 }));
    expect(engine.calls).toHaveLength(2);
  });

  test("another decay of the biases is another training", async () => {
    const engine = noted();
    const { train } = trainer(engine);
    const biased = { ...experiment, network: network([4, 5, 2], "last") };
    await train(biased);
    await train(withRecipe(biased, { biasDecay: 0.1 }));
    expect(engine.calls).toHaveLength(2);
  });

  test("forgets what was not asked for the longest where there are too many weights, and trains it again", async () => {
    // 4·5 + 5·2 weights of 8 bytes, at the 9 steps that a run of 8 is looked at.
    const bytes = 30 * 8 * 9;
    const calls = async (remembered: number) => {
      const engine = noted();
      const { train } = trainer(engine, { remembered });
      const [first, second, third] = [3, 4, 5].map((seed) => ({ ...experiment, seed }));
      for (const each of [first, second, third, third, second, first]) await train(each);
      return engine.calls.length;
    };
    expect(await calls(3 * bytes)).toBe(3);
    expect(await calls(3 * bytes - 1)).toBe(4);
    expect(await calls(2 * bytes)).toBe(4);
    expect(await calls(2 * bytes - 1)).toBe(5);
    // The last one stays, however large.
    expect(await calls(1)).toBe(5);
    const engine = noted();
    const { train } = trainer(engine, { remembered: 2 * bytes });
    const [first, second, third] = [3, 4, 5].map((seed) => ({ ...experiment, seed }));
    for (const each of [first, second, first, third, first]) await train(each);
    expect(engine.calls).toHaveLength(3);
  });

  test("names a training by all that fixes it", async () => {
    const { train } = trainer(noted());
    const { run } = await train(experiment);
    expect(run).toMatch(/^[0-9a-f]{16}$/);
    expect((await train({ ...experiment })).run).toBe(run);
    expect((await trainer(noted()).train(experiment)).run).toBe(run);
    expect((await train({ ...experiment, seed: 4 })).run).not.toBe(run);
    const single = trainer({ ...noted(), precision: "float32" });
    expect(single.precision).toBe("float32");
    expect((await single.train(experiment)).run).not.toBe(run);
  });

  test("a diverged training throws and is not a result", async () => {
    const wild = withRecipe(experiment, { learningRate: 1e6, schedule: "constant", steps: 64 });
    const { train } = trainer(noted());
    await expect(train(wild)).rejects.toThrow(Diverged);
    const names = await Promise.all([1, 2].map(() => train(wild).catch(({ run }: Diverged) => run)));
    expect(names[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(names[1]).toBe(names[0]);
  });

  test("what an engine cannot train is refused by name", async () => {
    const large = withRecipe(experiment, { batches: { order: "random", size: 9 } });
    await expect(trainer(noted()).train(large)).rejects.toThrow("batch size 9 with 8 samples");
  });

  test("a regression has targets and no labels", async () => {
    const data = samples(fromRows([[1, 0, 0, 0]]), fromRows([[0.5, -2]]));
    const full = { ...experiment.recipe, batches: { order: "full" }, steps: 400, decay: 0 } as const;
    const { end } = await trainer(noted()).train({ ...experiment, data, recipe: full });
    expectTypeOf(end.data).not.toHaveProperty("labels");
    expect(end.outputs.data[0]).toBeCloseTo(0.5, 3);
    expect(end.outputs.data[1]).toBeCloseTo(-2, 3);
  });
});

describe("with a shelf", () => {
  /** A shelf that holds what was put there, with a note of what it was told. */
  function shelf(has = new Map<string, Trajectory>()) {
    const told: string[] = [];
    const shelf: Shelf = {
      async take(run) {
        told.push(`take ${run}`);
        return has.get(run) ?? null;
      },
      put(run, trajectory) {
        told.push(`put ${run}`);
        has.set(run, trajectory);
      },
      fail: (run) => void told.push(`fail ${run}`),
    };
    return { shelf, told, has };
  }

  test("a training that is there is taken and not made", async () => {
    const { shelf: shared, told, has } = shelf();
    const { end, run } = await trainer(noted(), { shelf: shared }).train(experiment);
    expect(told).toEqual([`take ${run}`, `put ${run}`]);
    const other = shelf(has);
    const engine = noted();
    const again = await trainer(engine, { shelf: other.shelf }).train(experiment);
    expect(again.end.parameters).toEqual(end.parameters);
    expect([engine.calls, other.told]).toEqual([[], [`take ${run}`]]);
  });

  test("one is asked for once, however often it is needed here", async () => {
    const { shelf: shared, told } = shelf();
    const { train } = trainer(noted(), { shelf: shared });
    await Promise.all([train(experiment), train(experiment)]);
    await train(experiment);
    expect(told).toHaveLength(2);
  });

  test("one that was made is put there in memory that threads share, a divergence too", async () => {
    const { shelf: shared, has } = shelf();
    const { train } = trainer(noted(), { shelf: shared });
    await train(experiment);
    const wild = withRecipe(experiment, { learningRate: 1e6, schedule: "constant", steps: 64 });
    await expect(train(wild)).rejects.toThrow(Diverged);
    const [first, second] = has.values();
    expect(first.snapshots[0].parameters.matrices[0].data.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(second.divergedAt).not.toBeNull();
  });

  test("the shelf hears of one that cannot be made", async () => {
    const { shelf: shared, told } = shelf();
    const impossible = withRecipe(experiment, { batches: { order: "random", size: 9 } });
    await expect(trainer(noted(), { shelf: shared }).train(impossible)).rejects.toThrow("batch size 9");
    expect(told.map((each) => each.split(" ")[0])).toEqual(["take", "fail"]);
  });
});
