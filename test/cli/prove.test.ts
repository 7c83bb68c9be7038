import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inFolder, touchstone } from "./command.ts";

const claim = "dynamics/equilibrium-scale";

describe("prove", () => {
  test("prints each lemma of the chosen claims with its outcome and time, and ends by itself", async () => {
    const { code, stdout, stderr } = await touchstone("prove", claim);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^✓ dynamics\/equilibrium-scale: The slope of the penalized loss is .*\(\d+\.\d\d s\)$/m);
    expect(stdout).toMatch(/^3 of 3 lemmas proved by 12 questions to z3, in [\d.]+ s$/m);
    expect(stdout).not.toContain("sgd-step");
  });

  test("--smtlib writes a file a lemma instead", () =>
    inFolder(async (folder) => {
      const into = join(folder, "lemmas");
      const { code, stdout } = await touchstone("prove", claim, "--smtlib", into);
      expect(code).toBe(0);
      expect(stdout).toContain(`3 files in ${into}, with 12 questions`);
      expect(readdirSync(into).sort()).toEqual([1, 2, 3].map((n) => `dynamics.equilibrium-scale.${n}.smt2`));
      expect(readFileSync(join(into, "dynamics.equilibrium-scale.2.smt2"), "utf8")).toContain("(check-sat)");
    }));
});
