import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { vi } from "vitest";

const binary = resolve(import.meta.dirname, "../../bin/touchstone.js");

/** What a finished command left behind. */
export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command in a process of its own. */
export interface Started {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Waits until it has printed a text. @throws Error when it ends without. */
  said(text: string): Promise<void>;
}

/** Starts `touchstone` as a user would, in a process of its own. */
export function start(...args: string[]): Started {
  const child = spawn(process.execPath, [binary, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const printed = { stdout: "", stderr: "" };
  const news = new EventEmitter();
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk: string) => {
      printed[stream] += chunk;
      news.emit("news");
    });
  }
  const finished = new Promise<Finished>((done) => {
    child.on("close", (code, signal) => done({ code, signal, ...printed }));
  });
  const said = async (text: string) => {
    const ended = finished.then(({ stdout, stderr }) => {
      throw new Error(`it ended without "${text}":\n${stdout}${stderr}`);
    });
    while (!printed.stdout.includes(text) && !printed.stderr.includes(text))
      await Promise.race([once(news, "news"), ended]);
    ended.catch(() => {});
  };
  return { child, finished, said };
}

/** Carries out a command in this process, with what it prints; one at a time. */
export async function carriedOut(
  command: (args: readonly string[]) => Promise<number>,
  ...args: string[]
): Promise<Omit<Finished, "signal">> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const lines = ({ mock }: typeof log) => mock.calls.map(([line]) => `${line}\n`).join("");
  try {
    const code = await command(args);
    return { code, stdout: lines(log), stderr: lines(error) };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

/** Runs `touchstone` to its end. */
export function touchstone(...args: string[]): Promise<Finished> {
  return start(...args).finished;
}

/** An empty folder, until it is given back. */
export interface Lent {
  readonly path: string;
  giveBack(): void;
}

export function lentFolder(): Lent {
  const path = mkdtempSync(join(tmpdir(), "touchstone-"));
  return { path, giveBack: () => rmSync(path, { recursive: true, force: true }) };
}

/** Lends an empty folder. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const { path, giveBack } = lentFolder();
  try {
    return await use(path);
  } finally {
    giveBack();
  }
}

/** A process that does nothing until it is ended. */
export async function startIdle(): Promise<{ pid: number; end(): Promise<void> }> {
  const child = spawn(process.execPath, ["--eval", "process.stdin.resume()"], { stdio: ["pipe", "ignore", "ignore"] });
  await new Promise((started) => child.once("spawn", started));
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  return {
    pid: child.pid as number,
    end() {
      child.stdin?.end();
      return ended;
    },
  };
}
