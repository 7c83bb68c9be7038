import { describe, expect, test } from "vitest";
import { type CaseName, nameInWords } from "../../src/case/name.ts";
import { readRecord } from "../../src/case/record.ts";
import type { Property } from "../../src/property/property.ts";
import { casesOf, makeShard } from "../../src/run/shard.ts";
import { below } from "../property/example.ts";
import { inThread, settings, type Work } from "./in-thread.ts";

const properties = new Map<string, Property>([
  ["f/exact", below("exact", (x) => ({ x, y: 101 }))],
  ["f/few", below("typical", (x) => ({ x, y: 60 }), { cases: { quick: 2 }, populations: { small: {}, large: {} } })],
]);

const words = (names: Iterable<CaseName>) => [...names].map(nameInWords);
const all = words(casesOf(properties, settings, { shard: 1, of: 1 }));

describe("the cases of a shard", () => {
  test("are all that could be needed where there is one shard", () => {
    // 40 cases of claim and control; 2 cases of these in two populations.
    expect(all).toHaveLength(2 * 40 + 2 * 2 * 2);
    expect(all).toContain("f/exact · the other way · 39 · 2023");
    expect(all).toContain("f/few · large · 1 · 2023");
  });

  test.each([1, 2, 3, 7])("of %d shards are each in one of them", (of) => {
    const shards = Array.from({ length: of }, (_, i) => words(casesOf(properties, settings, { shard: i + 1, of })));
    expect(shards.flat()).toHaveLength(all.length);
    expect(shards.flat().sort()).toEqual([...all].sort());
    // Of the large claim each has its share.
    for (const shard of shards)
      expect(Math.abs(shard.filter((name) => name.startsWith("f/exact")).length - 80 / of)).toBeLessThanOrEqual(2);
  });

  test("are those of the run's seed, profile and number", () => {
    const full = words(casesOf(properties, { ...settings, profile: "full", seed: 5 }, { shard: 1, of: 200 }));
    expect(full).toEqual([
      "f/exact · 0 · 5",
      "f/exact · the other way · 0 · 5",
      "f/few · small · 0 · 5",
      "f/few · large · 0 · 5",
      "f/few · the other way · small · 0 · 5",
      "f/few · the other way · large · 0 · 5",
    ]);
    expect(words(casesOf(properties, { ...settings, cases: 3 }, { shard: 3, of: 3 }))).toHaveLength(6);
  });
});

/** Makes records of cases that are not known yet, with notes of what is kept and told. */
async function make(names: readonly CaseName[], of = properties, known: readonly string[] = [], work: Work = {}) {
  const kept: string[] = [];
  const told: string[] = [];
  const records = {
    find: (name: CaseName) => (known.includes(nameInWords(name)) ? ({} as never) : null),
    keep: (claim: string, line: string) => {
      expect(readRecord(line).claim).toBe(claim);
      kept.push(nameInWords(readRecord(line)));
    },
  };
  const made = await makeShard(
    names,
    records,
    (jobs) => inThread(of, settings, jobs, work),
    (done, todo) => told.push(`${done} of ${todo}`),
  );
  return { ...made, kept, told };
}

describe("a shard", () => {
  const names = [...casesOf(properties, settings, { shard: 2, of: 7 })];

  test.each([1, 3, 8])("has the records of its cases made, %d at once", async (held) => {
    const { made, known, errors, kept, told } = await make(names, properties, [], { held });
    expect([made, known, errors.size]).toEqual([names.length, 0, 0]);
    expect([...kept].sort()).toEqual(words(names).sort());
    expect(told.at(-1)).toBe(`${names.length} of ${names.length}`);
  });

  test("that has some has the others made, and one that has all nothing", async () => {
    const some = words(names).filter((_, i) => i % 3 === 0);
    const { made, known, kept } = await make(names, properties, some);
    expect([made, known]).toEqual([names.length - some.length, some.length]);
    expect([...kept, ...some].sort()).toEqual(words(names).sort());
    expect(await make(names, properties, words(names))).toMatchObject({ made: 0, known: names.length, kept: [] });
  });

  test("goes on past a case that breaks, and tells the first error of each claim", async () => {
    const thrown: string[] = [];
    const trial = (x: number) => {
      if (x > 50) thrown.push(`a bug with ${x}`);
      if (x > 50) throw new TypeError(thrown.at(-1));
      return { x, y: 101 };
    };
    const breaking = new Map(properties).set("f/exact", below("exact", trial));
    const { made, errors, kept } = await make(names, breaking);
    expect(new Set(thrown).size).toBeGreaterThan(1);
    expect([...errors]).toEqual([["f/exact", thrown[0]]]);
    expect(made).toBeLessThan(names.length);
    expect(made).toBeGreaterThan(names.length / 2);
    expect(kept).toHaveLength(made);
  });
});
