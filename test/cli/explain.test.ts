import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explain } from "../../src/cli/explain.ts";
import { explanation } from "../../src/cli/explanation.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { wrapped } from "../../src/cli/wrapped.ts";
import { serializeFindings } from "../../src/finding/file.ts";
import { theorem } from "../../src/theorem/theorem.ts";
import { finding, proof, run } from "../finding/example.ts";
import { carriedOut, inFolder, touchstone } from "./command.ts";

const claim = "dynamics/equilibrium-scale";

describe("explain", () => {
  test("tells statement, hypotheses, formula, proofs and derivation, and ends by itself", async () => {
    const { code, stdout, stderr } = await touchstone("explain", claim);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    for (const part of [
      `${claim} · limit claim, expected: holds`,
      "  • square loss with the penalty λρ², λ > 0",
      "  exactly: rho - mu / (M + lambda) == slope / (2 * (M + lambda))",
      "  1. Proved. The slope of the penalized loss is 2ρ(M + λ) − 2μ.",
      "     If  M >= 0\n     and lambda > 0\n     then derivative(loss, rho)",
      "Every term has a meaning: M + lambda is not 0.",
      "Covers: all real numbers, M = 0 and μ = 0 included.",
      "  Derivation. With f = ρ f_V",
    ])
      expect(stdout).toContain(part);
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  test("tells the evidence and the controls of a report", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "findings.json"), serializeFindings([finding({ id: claim })], run));
      const { stdout } = await carriedOut(explain, claim, "--out", folder);
      expect(stdout).toContain("  refuted: reason text; claim confidence.");
      expect(stdout).toContain("seed 11, profile finding profile, engine finding engine");
      expect(stdout).toContain(
        "  • control name on control population: must be holds, is holds, 0 failures in 9 cases",
      );
    }));

  test("a report that cannot be read is named", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "findings.json"), "{");
      const refused = explain([claim, "--out", folder]);
      await expect(refused).rejects.toThrow(UsageError);
      await expect(refused).rejects.toThrow(`${join(folder, "findings.json")} cannot be read`);
    }));
});

describe("the text of an explanation", () => {
  const small = theorem({
    says: "a is b.",
    kind: "exact",
    assumes: ["nothing"],
    formula: "a == b",
    where: { a: "one", b: "other" },
    source: { work: "nobody", status: "folklore" },
    expected: "holds",
  });

  test("of a claim with nothing beside it", () => {
    expect(explanation("family/small", small, [], null)).toBe(`family/small · exact claim, expected: holds

a is b.

Hypotheses
  • nothing

Formula
  a == b
  where
    a: one
    b: other

Proofs
  none: this claim rests on its measurements

Evidence and controls
  none at hand: npm run verify -- family/small measures it and writes report/findings.json

Source
  nobody (folklore)`);
  });

  test("a lemma that is not proved says so, with its reason", () => {
    const text = explanation("family/small", small, [proof({ outcome: "undecided", reason: "time was over" })], null);
    expect(text).toContain("1. UNDECIDED. lemma says");
    expect(text).toContain("It does not count: time was over.");
    expect(text).not.toContain("The check has power");
  });
});

test("lines are broken at spaces, and a word that is too long is left whole", () => {
  const word = "x".repeat(98);
  expect(wrapped(`one two ${word} three`, "  - ")).toEqual(["  - one two", `    ${word}`, "    three"]);
  expect(wrapped(word, "  - ")).toEqual([`  - ${word}`]);
});
