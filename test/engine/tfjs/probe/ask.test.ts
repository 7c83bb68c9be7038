import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../../../src/engine/tfjs/probe/ask.ts";

let program: URL;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "touchstone-"));
  const file = join(folder, "program.mts");
  writeFileSync(
    file,
    `const act: string = process.argv[2];
     if (act === "answer") process.send!({ pid: process.pid, words: process.argv.slice(3), parity: NaN });
     if (act === "chatter") { console.log('{"garbage":'); console.error("warning: no display"); process.send!("fine"); }
     if (act === "stay") { process.send!(process.pid); setInterval(() => {}, 1000); }
     if (act === "hang") setInterval(() => {}, 1000);
     if (act === "abort") { console.error("FATAL ERROR: out of device memory"); console.error("and so on"); process.abort(); }
     if (act === "exit") process.exit(3);
     if (act === "throw") throw new Error("no such kernel");`,
  );
  program = pathToFileURL(file);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.concurrent("a program asked in a process of its own", () => {
  test("is given its words and answers from elsewhere, numbers or not", async ({ expect }) => {
    const answer = await ask(program, ["answer", "wasm", "measured"], 30);
    expect(answer).toEqual({ pid: expect.any(Number), words: ["wasm", "measured"], parity: Number.NaN });
    expect(answer).not.toMatchObject({ pid: process.pid });
  });

  test("may print what it likes", async ({ expect }) => {
    expect(await ask(program, ["chatter"], 30)).toBe("fine");
  });

  test("is ended when it has answered", async ({ expect }) => {
    const pid = (await ask<number>(program, ["stay"], 30)) as number;
    await expect.poll(() => running(pid), { timeout: 10_000 }).toBe(false);
  });

  test.for<[act: string, seconds: number, ...words: string[]]>([
    ["abort", 30, "was ended by SIGABRT", "FATAL ERROR: out of device memory"],
    ["exit", 30, "ended with exit code 3 and no answer"],
    ["throw", 30, "ended with exit code 1 and no answer", "Error: no such kernel"],
    ["nothing", 30, "ended with exit code 0 and no answer"],
    ["hang", 2, "did not answer in 2 s", "--patience"],
  ])("%s is reported in words", async ([act, seconds, ...words], { expect }) => {
    const answer = await ask(program, [act], seconds);
    for (const word of words) expect(answer).toEqual({ kind: "failed", why: expect.stringContaining(word) });
  });
});

test("a program that is not there is reported too", async () => {
  const nowhere = pathToFileURL(join(folder, "nowhere.ts"));
  const why = expect.stringMatching(/exit code 1 and no answer: .*nowhere\.ts/);
  expect(await ask(nowhere, [], 30)).toEqual({ kind: "failed", why });
});

test("a process that the system does not start is reported too", async () => {
  const why = expect.stringMatching(/^its process failed: .*null bytes/);
  expect(await ask(program, ["\0"], 30)).toEqual({ kind: "failed", why });
});

function running(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
