import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { startEngine } from "../../src/engine/start.ts";
import type { Finding } from "../../src/finding/finding.ts";
import { bundle } from "../../src/run/bundle.ts";
import { type Crew, type Job, threads } from "../../src/run/crew.ts";
import { Run } from "../../src/run/run.ts";
import { plainSettings } from "../../src/run/settings.ts";
import type { Task } from "../../src/run/task.ts";
import { claimsOf } from "../../src/theorem/registry.ts";
import { decide } from "./in-thread.ts";

const root = resolve(import.meta.dirname, "../..");

const settings = { ...plainSettings(63), engine: "simd", cases: 4 } as const;

/** A worker that does what it is told. A gate holds it back until the test opens it. */
const program = `
  import { parentPort, threadId } from "node:worker_threads";
  const say = (message) => parentPort.postMessage(message);
  const waiting = new Map();
  let farewell;
  const acts = {
    echo: ({ text }) => text,
    meet({ gate }) { farewell = gate; return "met"; },
    fail() { throw new Error("no such layer"); },
    crash() { setImmediate(() => { throw new Error("crashed as told"); }); return new Promise(() => {}); },
    exit() { process.exit(3); },
    hang: () => new Promise(() => {}),
    async train({ run, gate, once, how }) {
      const taken = await new Promise((resolve) => { waiting.set(run, resolve); say({ say: "take", run }); });
      if (taken !== null) return "taken";
      Atomics.wait(gate, 0, 0);
      if (how && Atomics.add(once, 0, 1) === 0) {
        if (how === "lost") process.exit(3);
        say({ say: "fail", run });
        throw new Error("failed as told");
      }
      say({ say: "put", run, trajectory: { snapshots: [], divergedAt: null } });
      return "made";
    },
  };
  parentPort.on("message", async (message) => {
    if (message.say === "training") return waiting.get(message.run)(message.trajectory);
    if (message.say === "end") {
      if (farewell) Atomics.store(farewell, 0, 7);
      return parentPort.close();
    }
    const { id, task } = message;
    try {
      const value = await acts[task.act](task);
      say({ say: "done", id, value: { value, threadId }, seconds: task.seconds ?? 1 });
    } catch (error) {
      say({ say: "failed", id, error: error.message, seconds: 1 });
    }
  });
`;
const worker = new URL(`data:text/javascript,${encodeURIComponent(program)}`);

interface Told {
  readonly act: "echo" | "meet" | "fail" | "crash" | "exit" | "hang" | "train";
  readonly text?: string;
  readonly run?: string;
  readonly gate?: Int32Array;
  /** How the first one who makes it, as is counted in `once`, does not. */
  readonly how?: "fails" | "lost";
  readonly once?: Int32Array;
  readonly seconds?: number;
}

interface Answer {
  readonly value: string;
  readonly threadId: number;
}

const gate = () => new Int32Array(new SharedArrayBuffer(4));
const open = (closed: Int32Array) => {
  Atomics.store(closed, 0, 1);
  Atomics.notify(closed, 0);
};

let crew: Crew;
afterEach(() => crew?.dispose());

/** Starts a crew of such workers, and gives what gives it jobs. */
function start(members: number) {
  const queue: Job[] = [];
  const started: string[] = [];
  crew = threads({ worker, properties: {} }, settings, members, {
    next() {
      const job = queue.shift() ?? null;
      if (job !== null) started.push((job.task as unknown as Told).text ?? "");
      return job;
    },
    nextProof: () => null,
  });
  const give = (...tasks: Told[]) => {
    const answers = tasks.map(
      (task) =>
        new Promise<Answer>((resolve, reject) => {
          const done = (value: unknown) => resolve(value as Answer);
          queue.push({ task: task as unknown as Task, done, failed: reject });
        }),
    );
    crew.wake();
    return answers;
  };
  return { give, started, queue };
}

describe("a crew", () => {
  test("gives each job its own answer, on no more threads than it has members", async () => {
    const { give } = start(2);
    const texts = Array.from({ length: 9 }, (_, i) => String(i));
    const answers = await Promise.all(give(...texts.map((text) => ({ act: "echo", text }) as const)));
    expect(answers.map(({ value }) => value)).toEqual(texts);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(2);
  });

  test("spreads a few jobs over its members, which could hold them all", async () => {
    const { give } = start(2);
    const quick = { act: "echo", seconds: 0.01 } as const;
    await Promise.all(give(quick, quick));
    const threadIds = (await Promise.all(give(quick, quick, quick, quick))).map(({ threadId }) => threadId);
    for (const id of threadIds) expect(threadIds.filter((each) => each === id)).toHaveLength(2);
  });

  test("starts jobs in their order, each member one at a time, or a few where they are short", async () => {
    const { give, queue } = start(1);
    const first = give({ act: "echo", text: "a" }, { act: "hang", text: "b" }, { act: "echo", text: "c" });
    await first[0];
    expect(queue).toHaveLength(1);
    await crew.dispose();
    const short = start(1);
    const [quick] = short.give({ act: "echo", text: "a", seconds: 0.01 });
    await quick;
    short.give(
      { act: "hang", text: "b" },
      { act: "hang", text: "c" },
      { act: "hang", text: "d" },
      { act: "echo", text: "e" },
    );
    expect(short.started).toEqual(["a", "b", "c", "d"]);
  });

  test("fails the job whose program reports an error, and goes on with the thread", async () => {
    const { give } = start(1);
    const { threadId } = await give({ act: "echo" })[0];
    await expect(give({ act: "fail" })[0]).rejects.toThrow("no such layer");
    expect(await give({ act: "echo", text: "b" })[0]).toEqual({ value: "b", threadId });
  });

  test("fails what a crashed thread held, starts another and does the rest", async () => {
    const { give } = start(1);
    const [crashed, exited, rest] = give({ act: "crash" }, { act: "exit" }, { act: "echo", text: "c" });
    await expect(crashed).rejects.toThrow("a worker failed: crashed as told; what it was doing is lost");
    await expect(exited).rejects.toThrow("a worker ended with exit code 3; what it was doing is lost");
    expect((await rest).value).toBe("c");
  });

  test("refuses a number of members that makes no sense", () => {
    const nothing = { next: () => null, nextProof: () => null };
    for (const members of [0, -1, 1.5, Number.NaN])
      expect(() => threads({ worker, properties: {} }, settings, members, nothing)).toThrow(
        new RangeError(`${members} workers: choose an integer of at least 1`),
      );
  });
});

describe("a training that two members need", () => {
  test("is made by one, while the other does other jobs and then takes it", async () => {
    const { give } = start(2);
    const closed = gate();
    const both = give({ act: "train", run: "r", gate: closed }, { act: "train", run: "r", gate: closed });
    // The one that waits is free for this.
    const meanwhile = await give({ act: "echo", text: "meanwhile" })[0];
    open(closed);
    const [made, taken] = (await Promise.all(both)).sort((a, b) => (a.value < b.value ? -1 : 1));
    expect([made.value, taken.value]).toEqual(["made", "taken"]);
    expect(taken.threadId).toBe(meanwhile.threadId);
    expect(crew.tally).toEqual({ made: 1, shared: 1 });
  });

  test.each([
    ["fails", "failed as told"],
    ["lost", "a worker ended with exit code 3; what it was doing is lost"],
  ] as const)("is made by the other where the first one %s", async (how, words) => {
    const { give } = start(2);
    const closed = gate();
    const task = { act: "train", run: "r", gate: closed, how, once: gate() } as const;
    const both = give(task, task);
    open(closed);
    const outcomes = await Promise.allSettled(both);
    const made = outcomes.filter(({ status }) => status === "fulfilled");
    const lost = outcomes.filter(({ status }) => status === "rejected");
    expect(made).toMatchObject([{ value: { value: "made" } }]);
    expect(lost).toMatchObject([{ reason: { message: words } }]);
    expect(crew.tally).toEqual({ made: 1, shared: 0 });
  });
});

describe("to dispose of a crew", () => {
  test("ends idle threads after they have ended what they started", async () => {
    const { give } = start(2);
    const farewell = gate();
    await give({ act: "meet", gate: farewell })[0];
    await crew.dispose();
    expect(farewell[0]).toBe(7);
  });

  test("ends busy threads at once, drops their jobs and takes no others", async () => {
    const { give, queue } = start(2);
    let settled = 0;
    const count = () => void settled++;
    for (const job of give({ act: "hang" }, { act: "hang" }, { act: "echo" })) job.then(count, count);
    await crew.dispose();
    crew.wake();
    expect(queue).toHaveLength(1);
    expect(settled).toBe(0);
    await crew.dispose();
  });

  test("may be forgotten: idle threads do not keep a process alive, busy ones do", () => {
    const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const text = `
      import { threads } from ${url("../../src/run/crew.ts")};
      let given = 0;
      const job = () => ({
        task: { act: "echo", text: "bye" },
        done({ value }) { if (given === 3) console.log(value); },
        failed: console.error,
      });
      const next = () => given < 3 ? (given++, job()) : null;
      threads({ worker: new URL(${JSON.stringify(worker.href)}), properties: {} }, ${JSON.stringify(settings)}, 1,
        { next, nextProof: () => null }).wake();
    `;
    const flags = ["--import", "tsx", "--input-type=module", "--eval", text];
    expect(execFileSync(process.execPath, flags, { cwd: root, encoding: "utf8", timeout: 60_000 }).trim()).toBe("bye");
  });
});

describe("claims on record", async () => {
  // The first measures what it draws, the second what it trains.
  const ids = ["structure/patches-equal-dense", "noise/steps-need-no-randomness"];
  const bundled = await bundle(claimsOf(root).filter(({ id }) => ids.includes(id)));
  const properties = await Promise.all(ids.map(async (id) => [id, await bundled.property(id)] as const));
  const inThisThread: Finding[] = [];
  for (const [id, property] of properties)
    inThisThread.push(await decide(id, property, { change: settings, engine: startEngine }));

  test.each([1, 2, 3])("are found the same by %d threads as in this one", async (members) => {
    const run = new Run(settings, (jobs) => threads(bundled, settings, members, jobs));
    try {
      const decided = await Promise.all(properties.map(([id, property]) => run.decide(id, property)));
      expect(decided.map(({ finding }) => finding)).toEqual(inThisThread);
      expect(run.tally.made).toBeGreaterThan(10);
    } finally {
      await run.dispose();
    }
  });

  test("that the threads do not have are an error that names them", async () => {
    const run = new Run(settings, (jobs) => threads({ ...bundled, properties: {} }, settings, 1, jobs));
    try {
      const [[id, property]] = properties;
      await expect(run.decide(id, property)).rejects.toThrow(id);
    } finally {
      await run.dispose();
    }
  });
});
