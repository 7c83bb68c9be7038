import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openReportFolder, writeWhole } from "../../src/cli/report-folder.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { type Lent, lentFolder, startIdle } from "./command.ts";

let lent: Lent;
beforeEach(() => {
  lent = lentFolder();
});
afterEach(() => lent.giveBack());

const lockOf = (folder: string) => join(folder, ".running");

/** Writes who holds the folder: as this process would, but for the changes. */
function hold(folder: string, changes: { host?: string; pid?: number; started?: string | null }): void {
  openReportFolder(folder);
  const own = JSON.parse(readFileSync(lockOf(folder), "utf8"));
  writeFileSync(lockOf(folder), JSON.stringify({ ...own, ...changes }));
}

/** The process that holds the folder now. */
const holder = (folder: string) => (JSON.parse(readFileSync(lockOf(folder), "utf8")) as { pid: number }).pid;

/** When a process started, where this can be told. */
function startOf(pid: number): string | null {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat)
    ? readFileSync(stat, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[19]
    : null;
}

describe("a report's folder", () => {
  test("is made where it is missing, and is empty but for who holds it", () => {
    const folder = join(lent.path, "deep", "report");
    const { path } = openReportFolder(folder);
    expect(path).toBe(folder);
    expect(readdirSync(folder)).toEqual([".running"]);
    expect(holder(folder)).toBe(process.pid);
  });

  test("lets others in once it is released", () => {
    openReportFolder(lent.path).release();
    expect(readdirSync(lent.path)).toEqual([]);
    openReportFolder(lent.path);
  });

  test("that another run holds is refused, and the refusal names its process", async () => {
    const other = await startIdle();
    try {
      hold(lent.path, { pid: other.pid, started: startOf(other.pid) });
      const opening = () => openReportFolder(lent.path);
      expect(opening).toThrow(UsageError);
      expect(opening).toThrow(`--out ${lent.path}: another run writes there (process ${other.pid})`);
      expect(opening).toThrow(`if there is none, delete ${lockOf(lent.path)}`);
      expect(holder(lent.path)).toBe(other.pid);
    } finally {
      await other.end();
    }
  });

  test("is taken over from a process that has ended", async () => {
    const other = await startIdle();
    hold(lent.path, { pid: other.pid, started: startOf(other.pid) });
    await other.end();
    openReportFolder(lent.path);
    expect(holder(lent.path)).toBe(process.pid);
  });

  test("is taken over where the number of the process is another's by now", async () => {
    const other = await startIdle();
    try {
      hold(lent.path, { pid: other.pid, started: "12345" });
      openReportFolder(lent.path);
      expect(holder(lent.path)).toBe(process.pid);
    } finally {
      await other.end();
    }
  });

  test("is taken over where the number is this process's own, as in a container that started again", () => {
    for (const changes of [{}, { started: null }, { started: "12345" }]) {
      hold(lent.path, changes);
      openReportFolder(lent.path);
      expect(holder(lent.path)).toBe(process.pid);
    }
  });

  test("is taken over where nobody can be read from it", () => {
    writeFileSync(lockOf(lent.path), '{"host":');
    openReportFolder(lent.path);
    expect(holder(lent.path)).toBe(process.pid);
  });

  test("that a run on another machine holds is refused, and the refusal says what to delete", () => {
    hold(lent.path, { host: `not-${hostname()}` });
    const opening = () => openReportFolder(lent.path);
    expect(opening).toThrow(UsageError);
    expect(opening).toThrow(`(process ${process.pid} on not-${hostname()})`);
    expect(opening).toThrow(`delete ${lockOf(lent.path)}`);
  });

  test("that cannot be made or written is refused", () => {
    const file = join(lent.path, "file");
    writeFileSync(file, "");
    for (const folder of [file, join(file, "report")]) {
      expect(() => openReportFolder(folder)).toThrow(UsageError);
      expect(() => openReportFolder(folder)).toThrow(`--out ${folder}: cannot write there`);
    }
  });
});

describe("a file of it", () => {
  test("is written whole, over the one before", () => {
    const { write } = openReportFolder(lent.path);
    write("a.json", "first and long");
    write("a.json", "second");
    expect(readFileSync(join(lent.path, "a.json"), "utf8")).toBe("second");
    expect(readdirSync(lent.path).sort()).toEqual([".running", "a.json"]);
  });

  test("that cannot be written leaves the one before", () => {
    writeWhole(lent.path, "a.json", "first");
    // Nothing can be written beside it.
    mkdirSync(join(lent.path, `.a.json.${process.pid}`));
    expect(() => writeWhole(lent.path, "a.json", "second")).toThrow("EISDIR");
    expect(readFileSync(join(lent.path, "a.json"), "utf8")).toBe("first");
  });
});
