import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { claimsOf, loadTheorem } from "../../src/theorem/registry.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "registry-"));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Writes files below the root. */
function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "export default { nothing: 1 };\n");
  }
}

describe("claims", () => {
  test("are found by the place of their two files, in order of id", () => {
    write("theorems/rank/b.ts", "properties/rank/b.property.ts");
    write("theorems/rank/a.ts", "properties/rank/a.property.ts");
    write("theorems/margins/z-w.ts", "properties/margins/z-w.property.ts");
    expect(claimsOf(root).map((claim) => claim.id)).toEqual(["margins/z-w", "rank/a", "rank/b"]);
    expect(claimsOf(root)[1]).toEqual({
      id: "rank/a",
      theoremFile: join(root, "theorems/rank/a.ts"),
      propertyFile: join(root, "properties/rank/a.property.ts"),
    });
  });

  test("are none in an empty project", () => {
    expect(claimsOf(root)).toEqual([]);
  });

  test("leave out what is no claim", () => {
    write("theorems/README.md", "theorems/rank/README.md", "properties/README.md", "properties/rank/helper.ts");
    write("theorems/rank/a.ts", "properties/rank/a.property.ts");
    expect(claimsOf(root).map((claim) => claim.id)).toEqual(["rank/a"]);
  });

  test("need a check", () => {
    write("theorems/rank/a.ts", "properties/rank/b.property.ts", "theorems/rank/b.ts");
    expect(() => claimsOf(root)).toThrow("theorems/rank/a.ts has no check: write properties/rank/a.property.ts");
  });

  test("need a theorem", () => {
    write("properties/rank/a.property.ts");
    expect(() => claimsOf(root)).toThrow("properties/rank/a.property.ts checks no claim: write theorems/rank/a.ts");
  });

  test("of two families do not stand in for each other", () => {
    write("theorems/rank/a.ts", "properties/margins/a.property.ts");
    expect(() => claimsOf(root)).toThrow("theorems/rank/a.ts has no check");
  });

  test("whose theorem file exports none are named", async () => {
    write("theorems/rank/a.ts", "properties/rank/a.property.ts");
    await expect(loadTheorem(claimsOf(root)[0])).rejects.toThrow("theorems/rank/a.ts has no theorem");
  });
});
