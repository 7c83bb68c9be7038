import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "../../src/cli/verify.ts";
import { parseFindings } from "../../src/finding/file.ts";
import { carriedOut, inFolder, type Lent, lentFolder, start, touchstone } from "./command.ts";

/** Measures what it draws, and holds after few cases. */
const cheap = "structure/patches-equal-dense";
/** Trains, and is undecided after few cases. */
const trained = "noise/steps-need-no-randomness";
/** Takes long. */
const long = "structure/tail-bounds-gradient";
const few = ["--cases", "4"];

const findingsIn = (folder: string) => parseFindings(readFileSync(join(folder, "findings.json"), "utf8"));
const bytesOf = (folder: string, name: string) => readFileSync(join(folder, name), "utf8");
const recordsIn = (folder: string) => {
  const file = join(folder, "cases.ndjson");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 1 : 0;
};

/** The report of a run that nobody disturbed. */
let whole: Lent;
let finished: Awaited<ReturnType<typeof carriedOut>>;
beforeAll(async () => {
  whole = lentFolder();
  finished = await carriedOut(verify, cheap, trained, ...few, "--workers", "1", "--out", whole.path);
}, 300_000);
afterAll(() => whole.giveBack());

describe("verify", () => {
  test("writes findings, the report, the time that each claim took, and a record of every case", () => {
    expect(readdirSync(whole.path).sort()).toEqual(["cases.ndjson", "findings.json", "index.html", "times.json"]);
    const { run, findings } = findingsIn(whole.path);
    expect(run).toMatchObject({ seed: 2023, profile: "quick, 4 cases", engine: "simd", complete: true, missing: [] });
    expect(findings.map(({ id, verdict, engine }) => [id, verdict, engine])).toEqual([
      [trained, "undecided", "simd, float32"],
      [cheap, "holds", "simd, float64"],
    ]);
    const cases = findings.flatMap(({ cases, controls }) => [cases, ...controls.map((control) => control.cases)]);
    expect(recordsIn(whole.path)).toBe(cases.reduce((sum, each) => sum + each));
  });

  test("tells what it finds, and ends with code 1 where a verdict is not the expected one", () => {
    expect(finished.code).toBe(1);
    expect(finished.stdout).toContain(`✓ ${cheap}: holds, as expected`);
    expect(finished.stdout).toContain(`? ${trained}: undecided, NOT as expected: holds`);
    expect(finished.stdout).toContain("1 of 2 claims decided as expected");
    expect(finished.stdout).toContain(`report: ${join(whole.path, "index.html")}`);
  });

  test("gives the same bytes whatever the number of workers", () =>
    inFolder(async (folder) => {
      await carriedOut(verify, cheap, trained, ...few, "--workers", "3", "--out", folder);
      for (const file of ["findings.json", "index.html"]) expect(bytesOf(folder, file)).toBe(bytesOf(whole.path, file));
    }));

  test("finds the same of a claim whatever the filter is, and another seed something else", () =>
    inFolder(async (folder) => {
      const finding = async (...flags: string[]) => {
        const { code } = await carriedOut(verify, cheap, ...few, "--out", folder, ...flags);
        expect(code).toBe(0);
        return findingsIn(folder).findings[0];
      };
      const together = findingsIn(whole.path).findings.find(({ id }) => id === cheap);
      expect(await finding()).toEqual(together);
      expect(await finding("--seed", "5")).not.toEqual(together);
    }));

  test("float64 trained by the plain reference gives the same verdict", () =>
    inFolder(async (folder) => {
      const found = async (engine: string) => {
        await carriedOut(verify, "collapse/free-features-with-bias", ...few, "--engine", engine, "--out", folder);
        return findingsIn(folder).findings[0];
      };
      const { verdict, failures } = await found("simd");
      expect(await found("reference")).toMatchObject({ verdict, failures, engine: "reference, float64" });
    }));

  test("goes on to its report when the reader of its output leaves", () =>
    inFolder(async (folder) => {
      const { child, finished } = start("verify", cheap, ...few, "--out", folder);
      child.stdout?.destroy();
      const { code, stderr } = await finished;
      expect(stderr).toBe("");
      expect(code).toBe(0);
      expect(findingsIn(folder).findings).toHaveLength(1);
    }));
});

describe("a run that goes on", () => {
  test("has its folder to itself, and keeps what was decided when it is interrupted", () =>
    inFolder(async (folder) => {
      const args = ["verify", cheap, long, "--cases", "10", "--workers", "1", "--out", folder];
      const { child, finished, said } = start(...args);
      await said(`✓ ${cheap}`);
      const second = await touchstone(...args);
      expect(second.code).toBe(2);
      expect(second.stderr).toContain(`--out ${folder}: another run writes there (process ${child.pid})`);

      child.kill("SIGINT");
      const { code, stderr } = await finished;
      expect(code).toBe(130);
      expect(stderr).toContain(`1 of 2 claims were decided and are kept in ${folder}; --resume goes on there`);
      const { run, findings } = findingsIn(folder);
      expect(findings.map(({ id }) => id)).toEqual([cheap]);
      expect(run).toMatchObject({ complete: false, missing: [long] });
      expect(bytesOf(folder, "index.html")).toContain(long);
      expect(existsSync(join(folder, ".running"))).toBe(false);
    }));

  test("and is killed has its records taken up, and then finds what an undisturbed one does", () =>
    inFolder(async (folder) => {
      const args = [cheap, trained, ...few, "--workers", "1", "--out", folder];
      const { child, finished } = start("verify", ...args);
      const watcher = watch(folder, () => {
        if (recordsIn(folder) >= 3) child.kill("SIGKILL");
      });
      expect((await finished).signal).toBe("SIGKILL");
      watcher.close();
      expect(existsSync(join(folder, "findings.json"))).toBe(false);

      const records = recordsIn(folder);
      const { stdout } = await carriedOut(verify, ...args, "--resume");
      expect(stdout).toContain(`resumed: ${records} records taken`);
      expect(records).toBeLessThan(recordsIn(whole.path));
      expect(recordsIn(folder)).toBe(recordsIn(whole.path));
      for (const file of ["findings.json", "index.html"]) expect(bytesOf(folder, file)).toBe(bytesOf(whole.path, file));
    }));
});

describe("--resume", () => {
  test("makes nothing where all records are there", () =>
    inFolder(async (folder) => {
      const args = [cheap, ...few, "--out", folder];
      await carriedOut(verify, ...args);
      const [records, found] = [bytesOf(folder, "cases.ndjson"), bytesOf(folder, "findings.json")];
      const { stdout } = await carriedOut(verify, ...args, "--resume");
      expect(stdout).toContain(`resumed: ${recordsIn(folder)} records taken`);
      expect(bytesOf(folder, "cases.ndjson")).toBe(records);
      expect(bytesOf(folder, "findings.json")).toBe(found);
    }));

  test("leaves records of another precision, and without it records are forgotten", () =>
    inFolder(async (folder) => {
      const args = [cheap, ...few, "--out", folder];
      await carriedOut(verify, ...args);
      const before = recordsIn(folder);
      const { stdout } = await carriedOut(verify, ...args, "--resume", "--precision", "float32");
      expect(stdout).toContain(`resumed: 0 records taken, ${before} of another code or other settings left`);
      expect(recordsIn(folder)).toBe(2 * before);
      await carriedOut(verify, ...args);
      expect(recordsIn(folder)).toBe(before);
    }));

  test("in an empty folder begins anew", () =>
    inFolder(async (folder) => {
      const { code, stdout } = await carriedOut(verify, cheap, ...few, "--out", folder, "--resume");
      expect(stdout).toContain("resumed: 0 records taken\n");
      expect(code).toBe(0);
    }));
});
