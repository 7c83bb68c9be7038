import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { simdEngine } from "../../../src/engine/simd/engine.ts";
import { exampleRun } from "../small-run.ts";
import { train } from "./kernel.ts";

const engine = simdEngine({ workers: 2 });
const single = simdEngine({ precision: "float32", workers: 1 });
afterAll(() => Promise.all([engine.dispose(), single.dispose()]));

describe("the simd engine", () => {
  test("says what it is", () => {
    expect([engine.name, engine.precision, engine.capacity]).toEqual(["simd", "float64", 4]);
    expect([single.name, single.precision, single.capacity]).toEqual(["simd-f32", "float32", 2]);
  });

  test("trains each request as the kernel does alone, on whatever thread", async () => {
    const requests = [50, 1, 300, 20, 7].map((last) => ({
      run: exampleRun({ momentum: last / 1000 }),
      checkpoints: [1, last].slice(last === 1 ? 1 : 0),
    }));
    expect(await Promise.all(engine.train(requests))).toEqual(requests.map((request) => train(request)));
    expect(await Promise.all(single.train(requests))).toEqual(requests.map((request) => train(request, "float32")));
  });

  test("rejects a request that cannot be trained, and trains the others", async () => {
    const run = exampleRun();
    const [good, bad] = engine.train([
      { run, checkpoints: [3] },
      { run: { ...run, momentum: 1 }, checkpoints: [3] },
    ]);
    await expect(bad).rejects.toThrow(new RangeError("momentum 1: choose 0 ≤ β < 1"));
    expect((await good).snapshots).toHaveLength(1);
  });

  test("refuses a number of workers that makes no sense", () => {
    expect(() => simdEngine({ workers: 0 })).toThrow("0 workers: choose an integer of at least 1");
  });

  test("does not keep a process alive that forgets to dispose of it, but does while it trains", () => {
    const path = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
    const program = `
      import { simdEngine } from ${path("../../../src/engine/simd/engine.ts")};
      import { exampleRun } from ${path("../small-run.ts")};
      const engine = simdEngine({ workers: 1 });
      const train = (last) => engine.train([{ run: exampleRun(), checkpoints: [last] }])[0];
      train(1000).then(() => train(2000)).then(({ snapshots }) => console.log(snapshots[0].step));
    `;
    const cwd = fileURLToPath(new URL("../../..", import.meta.url));
    const arguments_ = ["--import", "tsx", "--input-type=module", "--eval", program];
    expect(execFileSync(process.execPath, arguments_, { cwd, encoding: "utf8", timeout: 30_000 }).trim()).toBe("2000");
  });
});
