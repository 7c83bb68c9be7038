import { afterEach, describe, expect, test } from "vitest";
import { type Pool, workerPool } from "../../../src/engine/simd/pool.ts";

/** Answers { echo } after `wait` ms; or fails, throws or exits when told to. */
const program = `
  import { parentPort, threadId } from "node:worker_threads";
  parentPort.on("message", ({ echo, wait, fail, crash, exit }) => {
    if (crash) setImmediate(() => { throw new Error("crashed as told"); });
    else if (exit !== undefined) process.exit(exit);
    else if (fail) parentPort.postMessage({ error: fail });
    else setTimeout(() => parentPort.postMessage({ value: { echo, threadId } }), wait ?? 0);
  });
`;
const script = new URL(`data:text/javascript,${encodeURIComponent(program)}`);

interface Task {
  readonly echo?: number;
  readonly wait?: number;
  readonly fail?: string;
  readonly crash?: boolean;
  readonly exit?: number;
  readonly handler?: () => void;
}

let pool: Pool<Task, { echo: number; threadId: number }>;
const start = (size: number) => {
  pool = workerPool(script, null, size);
};
afterEach(() => pool.dispose());

describe("a worker pool", () => {
  test("gives each task its own answer, on no more threads than its size", async () => {
    start(2);
    const answers = await Promise.all(Array.from({ length: 9 }, (_, echo) => pool.run({ echo, wait: 9 - echo })));
    expect(answers.map(({ echo }) => echo)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(2);
  });

  test("starts tasks in the order of the calls", async () => {
    start(1);
    const done: number[] = [];
    await Promise.all([3, 1, 2].map((echo) => pool.run({ echo, wait: echo }).then((answer) => done.push(answer.echo))));
    expect(done).toEqual([3, 1, 2]);
  });

  test("rejects the task whose program reports an error, and goes on with the worker", async () => {
    start(1);
    const { threadId } = await pool.run({ echo: 0 });
    await expect(pool.run({ fail: "no such layer" })).rejects.toThrow("no such layer");
    expect(await pool.run({ echo: 1 })).toEqual({ echo: 1, threadId });
  });

  test("rejects what a crashed worker held, replaces the worker and does the rest", async () => {
    start(1);
    const crashed = pool.run({ crash: true });
    const exited = pool.run({ exit: 3 });
    const rest = pool.run({ echo: 7 });
    await expect(crashed).rejects.toThrow("a worker failed: crashed as told; its task is lost");
    await expect(exited).rejects.toThrow("a worker ended with exit code 3; its task is lost");
    expect((await rest).echo).toBe(7);
  });

  test("rejects a task that cannot be sent, and goes on", async () => {
    start(1);
    await expect(pool.run({ handler: () => {} })).rejects.toThrow("could not be cloned");
    expect((await pool.run({ echo: 1 })).echo).toBe(1);
  });

  test("once disposed, rejects what is held, what waits and what comes", async () => {
    start(1);
    const held = pool.run({ echo: 1, wait: 10_000 });
    const waiting = pool.run({ echo: 2 });
    const lost = Promise.allSettled([held, waiting]);
    await pool.dispose();
    expect((await lost).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await expect(pool.run({ echo: 3 })).rejects.toThrow("disposed");
  });
});
