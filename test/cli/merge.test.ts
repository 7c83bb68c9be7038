import { cpSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { merge } from "../../src/cli/merge.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { verify } from "../../src/cli/verify.ts";
import { parseFindings } from "../../src/finding/file.ts";
import { carriedOut, type Lent, lentFolder } from "./command.ts";

const cheap = "structure/patches-equal-dense";
const trained = "noise/steps-need-no-randomness";
const claims = [cheap, trained, "--cases", "4"];

/** With the report of a whole run, and the shards 1, 2 and 3 of it. */
let lent: Lent;
const at = (name: string | number) => join(lent.path, String(name));
const bytesOf = (folder: string | number, name: string) => readFileSync(join(at(folder), name), "utf8");
const made: Awaited<ReturnType<typeof carriedOut>>[] = [];
beforeAll(async () => {
  lent = lentFolder();
  await carriedOut(verify, ...claims, "--out", at("whole"));
  for (const k of [1, 2, 3]) made.push(await carriedOut(verify, ...claims, "--shard", `${k}/3`, "--out", at(k)));
}, 300_000);
afterAll(() => lent.giveBack());

/** Merges some shards into a folder of its own. */
function merged(out: string, ...shards: (string | number)[]) {
  return carriedOut(merge, ...shards.map(at), "--out", at(out));
}

describe("a shard", () => {
  test("makes records and judges none", () => {
    for (const [i, { code, stdout }] of made.entries()) {
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^shard ${i + 1} of 3: \\d+ cases made, 0 known, in \\d+ s$`, "m"));
      expect(existsSync(join(at(i + 1), "findings.json"))).toBe(false);
    }
    expect(JSON.parse(bytesOf(2, "shard.json"))).toMatchObject({ shard: 2, of: 3, complete: true });
  });

  test("that is resumed makes what lacks", async () => {
    cpSync(at(2), at("again"), { recursive: true });
    const records = bytesOf("again", "cases.ndjson");
    const lines = records.split("\n").length - 1;
    writeFileSync(join(at("again"), "cases.ndjson"), records.slice(0, -10));
    const shard = [...claims, "--shard", "2/3", "--out", at("again"), "--resume"];
    const { stdout } = await carriedOut(verify, ...shard);
    expect(stdout).toContain(`resumed: ${lines - 1} records taken, 1 broken left`);
    expect(stdout).toContain(`shard 2 of 3: 1 cases made, ${lines - 1} known`);
    expect(bytesOf("again", "cases.ndjson")).toBe(records);
  });
});

describe("merge", () => {
  test("of all shards finds what one run does, byte for byte, in whatever order they are given", async () => {
    for (const order of [
      [1, 2, 3],
      [3, 1, 2],
    ]) {
      const { code, stdout, stderr } = await merged("merged", ...order);
      expect(stderr).toBe("");
      expect(stdout).toContain(`shard 3 of 3 in ${at(3)}: `);
      // As the whole run: one claim is undecided.
      expect(code).toBe(1);
      for (const file of ["findings.json", "index.html"]) expect(bytesOf("merged", file)).toBe(bytesOf("whole", file));
    }
  });

  test("ends with code 0 where all shards are there and every verdict is as expected", async () => {
    await carriedOut(verify, cheap, "--cases", "2", "--shard", "1/1", "--out", at("only"));
    expect((await merged("fine", "only")).code).toBe(0);
    const manifest = bytesOf("only", "shard.json").replace('"complete": true', '"complete": false');
    writeFileSync(join(at("only"), "shard.json"), manifest);
    expect((await merged("fine", "only")).code).toBe(1);
  });

  test("names a shard that is missing, and what it leaves open", async () => {
    const { code, stdout, stderr } = await merged("without", 1, 3);
    expect(code).toBe(1);
    expect(stderr).toContain("! shard 2 of 3 is missing");
    expect(stderr).toContain(`! ${cheap}: ${cheap} · `);
    expect(stderr).toContain("has no record");
    expect(stdout).toContain(`no finding for ${trained}, ${cheap}`);
  });

  test("names a folder that is no shard, and one whose records are gone or broken", async () => {
    cpSync(at(2), at("broken"), { recursive: true });
    truncateSync(join(at("broken"), "cases.ndjson"), bytesOf("broken", "cases.ndjson").length - 10);
    const broken = await merged("of broken", 1, "broken", 3);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain(`shard 2 of 3 in ${at("broken")} has 1 broken lines`);
    rmSync(join(at("broken"), "cases.ndjson"));
    const gone = await merged("of gone", 1, "broken", 3, "whole");
    expect(gone.code).toBe(1);
    expect(gone.stderr).toContain(`! shard 2 of 3 in ${at("broken")} cannot be read`);
    expect(gone.stderr).toContain(`! ${at("whole")} is no shard: there is no shard.json`);
  });

  test("names a shard that is not complete, and keeps what can be judged without it", async () => {
    cpSync(at(2), at("half"), { recursive: true });
    const manifest = JSON.parse(bytesOf("half", "shard.json"));
    writeFileSync(join(at("half"), "shard.json"), JSON.stringify({ ...manifest, complete: false }));
    const records = bytesOf("half", "cases.ndjson").split("\n");
    const left = records.filter((line) => !line.includes(`"claim":"${trained}"`));
    writeFileSync(join(at("half"), "cases.ndjson"), left.join("\n"));
    const { code, stderr } = await merged("of half", 1, "half", 3);
    expect(code).toBe(1);
    expect(stderr).toContain(`! shard 2 of 3 in ${at("half")} is not complete: go on with verify --shard … --resume`);
    const { findings, run } = parseFindings(bytesOf("of half", "findings.json"));
    expect(findings).toEqual(
      parseFindings(bytesOf("whole", "findings.json")).findings.filter(({ id }) => id === cheap),
    );
    expect(run).toMatchObject({ complete: false, missing: [trained] });
  });

  test("refuses shards of different runs", async () => {
    await carriedOut(verify, ...claims, "--seed", "5", "--shard", "2/3", "--out", at("seed 5"));
    const refused = merged("mixed", 1, "seed 5");
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(`${at("seed 5")} and ${at(1)} are shards of different runs`);
    expect(existsSync(at("mixed"))).toBe(false);
  });

  test("refuses a manifest that cannot be read, where it is the only one", async () => {
    cpSync(at(2), at("odd"), { recursive: true });
    writeFileSync(join(at("odd"), "shard.json"), '{"shard":0}');
    await expect(merged("of odd", "odd")).rejects.toThrow(/no shard can be read: .*shard\.json cannot be read/);
  });
});
