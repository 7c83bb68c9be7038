import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseFindings } from "../../src/report/findings.ts";
import { inFolder, start, touchstone } from "./command.ts";

const cheap = "structure/gradients-share-one-inner-product";
const cheapToo = "dynamics/sgd-step-balances-layers";
const long = "margins/equal-margins-imply-collapse";

const findingsIn = (folder: string) => parseFindings(readFileSync(join(folder, "findings.json"), "utf8"));

describe("verify", () => {
  test("writes findings and the report, the same bytes for the same seed", () =>
    inFolder(async (folder) => {
      const [first, second] = ["first", "second"].map((name) => join(folder, name));
      expect((await touchstone("verify", cheap, "--seed", "5", "--out", first)).code).toBe(0);
      expect((await touchstone("verify", cheap, "--seed", "5", "--out", second)).code).toBe(0);
      const { run, findings } = findingsIn(first);
      expect(run).toMatchObject({ seed: 5, profile: "quick", engine: "simd", complete: true, missing: [] });
      expect(findings.map(({ id, verdict }) => [id, verdict])).toEqual([[cheap, "holds"]]);
      for (const file of ["findings.json", "index.html"]) {
        expect(readFileSync(join(second, file), "utf8")).toBe(readFileSync(join(first, file), "utf8"));
      }
      expect(readdirSync(first).sort()).toEqual(["findings.json", "index.html", "times.json"]);
    }));

  test("goes on to its report when the reader of its output leaves", () =>
    inFolder(async (folder) => {
      const { child, finished } = start("verify", cheap, "--out", folder);
      child.stdout?.destroy();
      const { code, stderr } = await finished;
      expect(stderr).toBe("");
      expect(code).toBe(0);
      expect(findingsIn(folder).findings).toHaveLength(1);
    }));

  test("the verdict does not depend on the filter", () =>
    inFolder(async (folder) => {
      const [alone, together] = ["alone", "together"].map((name) => join(folder, name));
      await touchstone("verify", cheap, "--out", alone);
      await touchstone("verify", cheap, cheapToo, "--out", together);
      expect(findingsIn(together).findings.find(({ id }) => id === cheap)).toEqual(findingsIn(alone).findings[0]);
    }));

  test("float64 trained by the plain reference gives the same verdict", () =>
    inFolder(async (folder) => {
      const { code } = await touchstone("verify", cheapToo, "--engine", "reference", "--out", folder);
      expect(code).toBe(0);
      expect(findingsIn(folder).findings[0]).toMatchObject({ verdict: "holds", engine: "reference" });
    }));

  test.for(["SIGKILL", "SIGINT"] as const)("%s in the middle keeps what was decided", (signal) =>
    inFolder(async (folder) => {
      const { child, finished } = start("verify", cheapToo, long, "--out", folder);
      const json = join(folder, "findings.json");
      while (!existsSync(json) || findingsIn(folder).findings.length === 0) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      child.kill(signal);
      const { code, stderr } = await finished;
      const { run, findings } = findingsIn(folder);
      expect(findings.map(({ id }) => id)).toEqual([cheapToo]);
      expect(run).toMatchObject({ complete: false, missing: [long] });
      expect(readFileSync(join(folder, "index.html"), "utf8")).toContain(long);
      if (signal === "SIGINT") {
        expect(code).toBe(130);
        expect(stderr).toContain("1 of 2 claims were decided and are kept");
      }
    }),
  );
});

test("replay repeats a case exactly", async () => {
  const args = ["replay", cheap, "--seed", "5", "--path", "3"];
  const [first, second] = await Promise.all([touchstone(...args), touchstone(...args)]);
  expect(first.code).toBe(0);
  expect(first.stdout).toContain("inner == euler: holds");
  expect(second.stdout).toBe(first.stdout);
});

test("replay says how far another engine is from the default one, or that it is nowhere", async () => {
  // The first only draws weights, the second trains them.
  const [same, apart] = await Promise.all(
    ["structure/output-is-homogeneous", "rank/weights-forget-to-low-rank"].map((claim) =>
      touchstone("replay", claim, "--engine", "simd-f32"),
    ),
  );
  expect(same.stdout).toContain("by simd-f32 the numbers are the same");
  expect(apart.stdout).toMatch(
    /by simd-f32 the numbers differ by [\d.e-]+ at most, as a share:\n {2}\w+ = \S+, not \S+\n$/,
  );
});
