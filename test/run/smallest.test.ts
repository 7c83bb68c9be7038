import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawAt } from "../../src/case/draw.ts";
import { referenceEngine } from "../../src/engine/reference/reference.ts";
import { integer } from "../../src/property/arbitrary/numbers.ts";
import { property } from "../../src/property/property.ts";
import { relative } from "../../src/property/tolerance.ts";
import { smallest } from "../../src/run/smallest.ts";
import { theorem } from "../../src/theorem/theorem.ts";
import { trainer } from "../../src/training/trainer.ts";
import type { Judgement } from "../../src/verdict/judge.ts";
import { common, within } from "../property/example.ts";

const trained = trainer(referenceEngine());
const name = { claim: "family/name", part: "", population: "", index: 0, seed: 2023 };
const given = { x: integer(1, 100), y: integer(1, 100) };

function failed(comparison: string): Judgement {
  return { comparison, holds: false, left: 0, right: 0, relation: "<", error: 0, values: {} };
}

/** Of the first case in which `fails`, which is asked to be made smaller. */
function failing(comparison: string, fails: (drawn: { x: number; y: number }) => boolean) {
  const index = Array.from({ length: 40 }, (_, i) => i).find((i) => fails(drawAt(given, 2023, String(i)))) ?? -1;
  return { name: { ...name, index }, kind: "exact" as const, judgement: failed(comparison) };
}

/** A claim of two comparisons. */
const both = property(theorem({ ...common, kind: "exact", formula: "x < 60 and y < 40", expected: "refuted" }), {
  given,
  trial: (drawn) => ({ measured: drawn }),
  within,
  controls: { "always below": { trial: () => ({ measured: { x: 1, y: 2 } }) } },
});

describe("a failing case", () => {
  test("is made as small as it goes while the same comparison fails, and says how it fails", async () => {
    const first = failing("x < 60", ({ x, y }) => x >= 60 && y >= 40);
    const found = await smallest(both, first, trained);
    // y may be small: it is x that failed.
    expect(found).toMatchObject({
      population: "",
      drawn: { x: 60, y: 1 },
      values: { x: 60, y: 1 },
      says: "x < 60 fails: left is 60, right is 60",
    });
    expect(found.path.split(":")[0]).toBe(String(first.name.index));
    expect(drawAt(given, 2023, found.path)).toEqual(found.drawn);
  });

  test("of an exact claim is tried smaller up to 200 times, of a typical one 20 times", async () => {
    const tries = async (kind: "exact" | "typical") => {
      let tried = 0;
      const sum = property(theorem({ ...common, kind, formula: "x < y", expected: "refuted" }), {
        given: { all: fc.array(integer(1, 100), { minLength: 60, maxLength: 60 }) },
        trial: ({ all }) => {
          tried++;
          return { measured: { x: all.reduce((sum, each) => sum + each), y: 2000 } };
        },
        within,
        controls: { "always below": { trial: () => ({ measured: { x: 1, y: 2 } }) } },
      });
      await smallest(sum, { name, kind, judgement: failed("x < y") }, trained);
      return tried;
    };
    // And once more to tell how it fails.
    expect(await tries("typical")).toBe(21);
    expect(await tries("exact")).toBe(201);
  });

  test("must fail by the tolerance of the precision that it was trained in", async () => {
    const equation = theorem({ ...common, kind: "exact", formula: "x == y", expected: "refuted" });
    const near = property(equation, {
      given,
      trial: ({ x }) => ({ measured: { x, y: 1 } }),
      within: relative(1e-10, { because: "for the test", float32: { limit: 0.9, because: "rounding" } }),
      controls: { "always equal": { trial: () => ({ measured: { x: 1, y: 1 } }) } },
    });
    const first = failing("x == y", ({ x }) => x >= 60);
    expect((await smallest(near, first, trained)).drawn).toMatchObject({ x: 2 });
    // (x − 1)/x > .9.
    expect((await smallest(near, first, { ...trained, precision: "float32" })).drawn).toMatchObject({ x: 11 });
  });

  test("is of its own population", async () => {
    const larger = {
      ...both,
      specification: { ...both.specification, populations: { large: { x: integer(70, 90) } } },
    };
    const first = failing("x < 60", () => true);
    const found = await smallest(larger, { ...first, name: { ...name, population: "large" } }, trained);
    expect(found).toMatchObject({ population: "large", drawn: { x: 70 } });
  });

  test("that holds when it is repeated is an error: its trial is not deterministic", async () => {
    const held = failing("x < 60", ({ x }) => x < 60);
    await expect(smallest(both, held, trained)).rejects.toThrow("its trial is not deterministic");
  });
});
