import { afterAll, describe, expect, test } from "vitest";
import { kernelModule, simdEngine } from "../../../src/engine/simd/engine.ts";
import { exampleRun } from "../small-run.ts";
import { train } from "./kernel.ts";

const engine = simdEngine();
const single = simdEngine({ precision: "float32", module: kernelModule() });
afterAll(() => Promise.all([engine.dispose(), single.dispose()]));

describe("the simd engine", () => {
  test("says what it is", () => {
    expect([engine.name, engine.precision]).toEqual(["simd", "float64"]);
    expect([single.name, single.precision]).toEqual(["simd", "float32"]);
  });

  test("trains each request as the kernel does alone", async () => {
    const requests = [50, 1, 300, 20, 7].map((last) => ({
      run: exampleRun({ momentum: last / 1000 }),
      checkpoints: [1, last].slice(last === 1 ? 1 : 0),
    }));
    expect(await Promise.all(engine.train(requests))).toEqual(requests.map((request) => train(request)));
    expect(await Promise.all(single.train(requests))).toEqual(requests.map((request) => train(request, "float32")));
  });

  test("trains in the order of the requests, each in a turn of its own", async () => {
    const done: number[] = [];
    let turns = 0;
    let over = false;
    const count = () => {
      turns++;
      if (!over) setImmediate(count);
    };
    setImmediate(count);
    const requests = [300, 1, 20].map((last) => ({ run: exampleRun(), checkpoints: [last] }));
    await Promise.all(engine.train(requests).map(async (trained) => done.push((await trained).snapshots[0].step)));
    over = true;
    expect(done).toEqual([300, 1, 20]);
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  test("rejects a request that cannot be trained, and trains the others", async () => {
    const run = exampleRun();
    const [good, bad, other] = engine.train([
      { run, checkpoints: [3] },
      { run: { ...run, momentum: 1 }, checkpoints: [3] },
      { run, checkpoints: [4] },
    ]);
    await expect(bad).rejects.toThrow(new RangeError("momentum 1: choose 0 ≤ β < 1"));
    expect((await good).snapshots).toHaveLength(1);
    expect((await other).snapshots).toHaveLength(1);
  });
});
