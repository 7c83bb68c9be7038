import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { TestCase } from "vitest/node";
import { ClaimReporter } from "../../src/cli/claim-reporter.ts";
import { openReportFolder } from "../../src/cli/report-folder.ts";
import type { Finding } from "../../src/property/finding.ts";
import { parseFindings } from "../../src/report/findings.ts";
import { finding, proof } from "../report/example.ts";
import { inFolder } from "./command.ts";

afterEach(() => void vi.restoreAllMocks());

const claim = { id: "family/name", theoremFile: "", propertyFile: "" };
const run = { version: "0", seed: 1, profile: "quick", engine: "simd" };

function testCase(meta: { finding?: Finding }, state: "passed" | "failed" = "passed"): TestCase {
  const errors = state === "failed" ? [{ message: "the trial broke" }] : [];
  return {
    name: "the claim",
    module: { relativeModuleId: "properties/family/name.property.ts" },
    meta: () => meta,
    result: () => ({ state, errors }),
    diagnostic: () => ({ duration: 1 }),
  } as unknown as TestCase;
}

async function conclusionOf(...cases: TestCase[]) {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  return inFolder(async (folder) => {
    const reporter = new ClaimReporter([claim], run, openReportFolder(folder));
    for (const each of cases) reporter.onTestCaseResult(each);
    const right = reporter.conclude();
    const written = parseFindings(readFileSync(join(folder, "findings.json"), "utf8"));
    return { right, written, printed: [...log.mock.calls, ...error.mock.calls].flat().join("\n") };
  });
}

test("all is well when the verdict is the expected one", async () => {
  const { right, written } = await conclusionOf(
    testCase({ finding: finding({ id: claim.id, verdict: "holds", expected: "holds" }) }),
  );
  expect(right).toBe(true);
  expect(written.run.complete).toBe(true);
});

test("a verdict that is not the expected one fails the run and says why", async () => {
  const unexpected = finding({ id: claim.id, verdict: "vacuous", expected: "holds", reason: "no power at all" });
  const { right, printed } = await conclusionOf(testCase({ finding: unexpected }));
  expect(right).toBe(false);
  expect(printed).toContain("NOT as expected: holds");
  expect(printed).toContain("no power at all");
});

test("a lemma that is not proved fails the run and says why, though the verdict is as expected", async () => {
  const proofs = [proof(), proof({ says: "Half is less.", outcome: "undecided", reason: "z3 did not decide it" })];
  const { right, printed } = await conclusionOf(
    testCase({ finding: finding({ id: claim.id, verdict: "holds", expected: "holds", proofs }) }),
  );
  expect(right).toBe(false);
  expect(printed).toContain("1 of 2 lemmas proved");
  expect(printed).toContain("UNDECIDED: Half is less. z3 did not decide it");
});

test("a claim that broke and left no finding fails the run and is named", async () => {
  const { right, written, printed } = await conclusionOf(testCase({}, "failed"));
  expect(right).toBe(false);
  expect(printed).toContain("the trial broke");
  expect(written.run).toMatchObject({ complete: false, missing: [claim.id] });
});

test("a claim that silently gave no finding fails the run, as when a worker crashed", async () => {
  const { right, printed } = await conclusionOf();
  expect(right).toBe(false);
  expect(printed).toContain(`no finding for ${claim.id}`);
});
