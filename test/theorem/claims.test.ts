import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { claimsOf, loadTheorem } from "../../src/theorem/registry.ts";

// Laws for every theorem on record.

const claims = claimsOf(join(import.meta.dirname, "../.."));
const ids = claims.map((claim) => claim.id);

test("reading all theorems loads no z3, so that a list is fast", async () => {
  for (const claim of claims) await loadTheorem(claim);
  const loaded = Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes("z3-solver"));
  expect(loaded).toEqual([]);
});

test("there are claims on record", () => {
  expect(ids.length).toBeGreaterThan(0);
});

describe.each(claims)("$id", (claim) => {
  test("is stated in full", async () => {
    const { statement, conclusions } = await loadTheorem(claim);
    expect(["holds", "refuted", "undecided", "vacuous"]).toContain(statement.expected);
    expect(["exact", "limit", "typical", "order"]).toContain(statement.kind);
    expect(["stated", "derived", "measured", "folklore"]).toContain(statement.source.status);
    expect(conclusions.length).toBe(statement.kind === "limit" ? 2 : 1);
    const texts = [statement.says, statement.source.work, ...statement.assumes, ...Object.values(statement.where)];
    for (const text of [...texts, ...(statement.remarks ?? [])]) expect(text.trim()).not.toBe("");
    expect(statement.assumes).not.toHaveLength(0);
    expect(statement.remarks ?? []).not.toHaveLength(0);
    expect(statement.says).toMatch(/^\S.*\.$/);
  });

  test("has lemmas that say in full what they prove", async () => {
    for (const { says, covers, leaves = "nothing" } of (await loadTheorem(claim)).statement.proofs ?? []) {
      expect(says).toMatch(/^[A-Z].*\.$/);
      for (const text of [covers, leaves]) expect(text).toMatch(/[^.\s]$/);
    }
  });

  test("has a name of words, so that a command line can name it", () => {
    expect(claim.id).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
  });

  test("names only claims that exist", async () => {
    const { statement } = await loadTheorem(claim);
    if (statement.sister !== undefined) {
      expect(ids).toContain(statement.sister);
      expect(statement.sister).not.toBe(claim.id);
    }
    // Remarks may point to other claims by their id.
    const families = [...new Set(ids.map((id) => id.split("/")[0]))];
    const named = (statement.remarks ?? []).flatMap((remark) => [...remark.matchAll(/\b([a-z]+)\/[a-z]+(-[a-z]+)+/g)]);
    for (const [id, family] of named) if (families.includes(family)) expect(ids).toContain(id);
  });
});
