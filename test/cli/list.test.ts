import { expect, test } from "vitest";
import { root } from "../../src/cli/project.ts";
import { claimsOf } from "../../src/theorem/registry.ts";
import { touchstone } from "./command.ts";

test("list --json names every claim with its kind and expected verdict", async () => {
  const { code, stdout } = await touchstone("list", "--json");
  expect(code).toBe(0);
  const listed = JSON.parse(stdout) as { id: string; kind: string; expected: string; says: string }[];
  expect(listed.map(({ id }) => id)).toEqual(claimsOf(root).map(({ id }) => id));
  for (const { kind, expected, says } of listed) {
    expect(["exact", "limit", "typical", "order"]).toContain(kind);
    expect(["holds", "refuted", "undecided"]).toContain(expected);
    expect(says).toMatch(/\.$/);
  }
});

test("list prints a line a claim", async () => {
  const { stdout } = await touchstone("list");
  expect(stdout.trim().split("\n")).toHaveLength(claimsOf(root).length);
});
