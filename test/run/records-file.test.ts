import { appendFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CaseName } from "../../src/case/name.ts";
import { type CaseRecord, writeRecord } from "../../src/case/record.ts";
import { RecordsFile } from "../../src/run/records-file.ts";
import { type Lent, lentFolder } from "../cli/command.ts";

const claim = "family/name";
const codes = new Map([
  [claim, "0123456789abcdef"],
  ["family/other", "fedcba9876543210"],
]);

const name = (index: number, more: Partial<CaseName> = {}): CaseName => ({
  claim,
  part: "",
  population: "digits",
  index,
  seed: 2023,
  ...more,
});

/** With something of several bytes a character, and a number that JSON lacks. */
const record = (index: number, more: Partial<CaseName> = {}): CaseRecord => ({
  ...name(index, more),
  drawn: { note: "“½ · λ”", index },
  runs: ["a"],
  status: "measured",
  measured: { claim: [{ x: Number.NaN, y: index }] },
});

let lent: Lent;
let path: string;
const opened: RecordsFile[] = [];
beforeEach(() => {
  lent = lentFolder();
  path = join(lent.path, "cases.ndjson");
});
afterEach(() => {
  for (const file of opened.splice(0)) file.close();
  lent.giveBack();
});

function open(at = path, known: ReadonlyMap<string, string> = codes): RecordsFile {
  const file = new RecordsFile(at, known);
  opened.push(file);
  return file;
}

/** Writes a file with these records. */
function written(records: readonly CaseRecord[], at = path, known: ReadonlyMap<string, string> = codes): void {
  const file = open(at, known);
  for (const each of records) file.keep(each.claim, writeRecord(each));
}

const three = [record(0), record(1), record(2)];

describe("a file of records", () => {
  test("holds a line a record, each with the fingerprint of its code in front", () => {
    written(three);
    const lines = readFileSync(path, "utf8").split("\n");
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe("");
    for (const line of lines.slice(0, 3)) expect(line).toMatch(/^\{"code":"0123456789abcdef","claim":"family\/name",/);
  });

  test("that is resumed has all its records, and takes more behind them", () => {
    written(three);
    const again = open();
    expect(again.resume()).toEqual({ usable: 3, foreign: 0, broken: 0 });
    for (const each of three) expect(again.find(name(each.index))).toEqual(each);
    again.keep(claim, writeRecord(record(7)));
    const last = open();
    expect(last.resume()).toEqual({ usable: 4, foreign: 0, broken: 0 });
    expect(last.find(name(7))).toEqual(record(7));
  });

  test("that was just made has none", () => {
    expect(open().resume()).toEqual({ usable: 0, foreign: 0, broken: 0 });
    expect(open().find(name(0))).toBeNull();
  });

  test("knows a record by all of its name", () => {
    written(three);
    const file = open();
    file.resume();
    for (const other of [{ claim: "family/other" }, { part: "null" }, { population: "" }, { seed: 1 }])
      expect(file.find(name(0, other))).toBeNull();
    expect(file.find(name(3))).toBeNull();
  });

  test("leaves records of another code, and of claims that are not asked for", () => {
    written(three.slice(0, 1));
    written([record(1)], path, new Map([[claim, "of another day"]]));
    written([record(2, { claim: "family/gone" })], path, new Map([["family/gone", "0123456789abcdef"]]));
    appendFileSync(path, `${writeRecord(record(4))}\n`);
    const file = open();
    expect(file.resume()).toEqual({ usable: 1, foreign: 3, broken: 0 });
    expect(file.find(name(0))).toEqual(record(0));
    for (const index of [1, 2, 4]) expect(file.find(name(index))).toBeNull();
    expect(readFileSync(path, "utf8").split("\n")).toHaveLength(5);
  });

  test("that is cut anywhere in its last line has all records before it, and the next one begins a line", () => {
    written(three);
    const whole = readFileSync(path);
    const lines = whole.toString("utf8").split("\n");
    const before = Buffer.byteLength(`${lines[0]}\n${lines[1]}\n`);
    for (let length = before; length < whole.length; length++) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      const cut = new RecordsFile(path, codes);
      expect(cut.resume()).toEqual({ usable: 2, foreign: 0, broken: length === before ? 0 : 1 });
      expect([0, 1, 2].map((index) => cut.find(name(index)))).toEqual([record(0), record(1), null]);
      cut.keep(claim, writeRecord(record(3)));
      cut.close();
      const again = new RecordsFile(path, codes);
      expect(again.resume()).toEqual({ usable: 3, foreign: 0, broken: 0 });
      expect(again.find(name(3))).toEqual(record(3));
      again.close();
    }
  });

  test("leaves broken lines in its middle", () => {
    written([record(0)]);
    appendFileSync(path, 'not json\n{"code":"0123456789abcdef"}\nnull\n[]\n\n');
    written([record(1)]);
    const file = open();
    expect(file.resume()).toEqual({ usable: 2, foreign: 0, broken: 5 });
    expect(file.find(name(1))).toEqual(record(1));
  });

  test("that is cleared has none, and begins anew", () => {
    written(three);
    const file = open();
    file.resume();
    file.clear();
    expect(file.find(name(0))).toBeNull();
    expect(readFileSync(path, "utf8")).toBe("");
    file.keep(claim, writeRecord(record(5)));
    const again = open();
    expect(again.resume()).toEqual({ usable: 1, foreign: 0, broken: 0 });
    expect(again.find(name(5))).toEqual(record(5));
  });

  test("may be large: lines lie across what is read at once", () => {
    const long = Array.from({ length: 7 }, (_, index) => ({ ...record(index), drawn: "½".repeat(150_000 + index) }));
    written(long);
    const file = open();
    expect(file.resume()).toEqual({ usable: 7, foreign: 0, broken: 0 });
    for (const each of long) expect(file.find(name(each.index))).toEqual(each);
  });
});

describe("several files", () => {
  const shard = (k: number) => join(lent.path, `shard-${k}.ndjson`);

  test("are joined into one, which has all of their records and holds them itself", () => {
    written([record(0), record(2)], shard(1));
    written([record(1), record(0, { claim: "family/other" })], shard(2));
    const file = open();
    expect(file.join(shard(1))).toEqual({ usable: 2, foreign: 0, broken: 0 });
    expect(file.join(shard(2))).toEqual({ usable: 2, foreign: 0, broken: 0 });
    for (const each of three) expect(file.find(name(each.index))).toEqual(each);
    const again = open();
    expect(again.resume()).toEqual({ usable: 4, foreign: 0, broken: 0 });
    expect(again.find(name(0, { claim: "family/other" }))).toEqual(record(0, { claim: "family/other" }));
  });

  test("are joined without what is foreign or broken in them", () => {
    written([record(0)], shard(1));
    written([record(1)], shard(1), new Map([[claim, "of another day"]]));
    appendFileSync(shard(1), "half a li");
    const file = open();
    expect(file.join(shard(1))).toEqual({ usable: 1, foreign: 1, broken: 1 });
    expect(readFileSync(path, "utf8").split("\n")).toHaveLength(2);
    // It is left as it is.
    expect(readFileSync(shard(1), "utf8")).toMatch(/half a li$/);
  });

  test("must be there", () => {
    expect(() => open().join(shard(3))).toThrow("ENOENT");
  });
});

test("a file that cannot be opened is an error", () => {
  expect(() => new RecordsFile(lent.path, codes)).toThrow("EISDIR");
});
