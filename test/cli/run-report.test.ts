import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { openReportFolder } from "../../src/cli/report-folder.ts";
import { RunReport } from "../../src/cli/run-report.ts";
import { parseFindings } from "../../src/finding/file.ts";
import type { Finding } from "../../src/finding/finding.ts";
import { bundle } from "../../src/run/bundle.ts";
import { finding, proof } from "../finding/example.ts";
import { inFolder } from "./command.ts";

afterEach(() => void vi.restoreAllMocks());

const writer = fileURLToPath(new URL("../../src/cli/report-writer.ts", import.meta.url));
const program = (await bundle([], [writer])).program(writer);

const claim = { id: "family/name", theoremFile: "", propertyFile: "" };
const other = { ...claim, id: "family/other" };
const run = { version: "0", seed: 1, profile: "quick", engine: "simd" };
const tally = { made: 12, shared: 3 };
const expected = finding({ id: claim.id, verdict: "holds", expected: "holds" });

/** A report of two claims or one, with what is printed meanwhile. */
function reporting<T>(use: (report: RunReport, folder: string) => Promise<T>, claims = [claim]) {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  return inFolder(async (folder) => {
    const report = new RunReport(claims, run, openReportFolder(folder), program);
    try {
      const result = await use(report, folder);
      return { result, printed: [...log.mock.calls, ...error.mock.calls].flat().join("\n") };
    } finally {
      await report.dispose();
    }
  });
}

const read = (folder: string) => parseFindings(readFileSync(join(folder, "findings.json"), "utf8"));

/** Of findings, each after 1.234 s of work. */
async function conclusionOf(...findings: Finding[]) {
  const { result, printed } = await reporting(async (report, folder) => {
    for (const each of findings) report.found({ finding: each, seconds: 1.234 });
    return { right: await report.conclude(tally), written: read(folder) };
  });
  return { ...result, printed };
}

test("all is well when the verdict is the expected one", async () => {
  const { right, written, printed } = await conclusionOf(expected);
  expect(right).toBe(true);
  expect(written).toMatchObject({ run: { ...run, complete: true, missing: [] }, findings: [{ id: claim.id }] });
  expect(printed).toContain("✓ family/name: holds, as expected  (1.2 s of work)");
  expect(printed).toContain("1 of 1 claims decided as expected");
  expect(printed).toContain("12 trainings made, 3 times another worker's was used");
});

test("a verdict that is not the expected one fails the run and says why", async () => {
  const unexpected = finding({ id: claim.id, verdict: "vacuous", expected: "holds", reason: "no power at all" });
  const { right, printed } = await conclusionOf(unexpected);
  expect(right).toBe(false);
  expect(printed).toContain("NOT as expected: holds");
  expect(printed).toContain("no power at all");
});

test("a lemma that is not proved fails the run and says why, though the verdict is as expected", async () => {
  const proofs = [proof(), proof({ says: "Half is less.", outcome: "undecided", reason: "z3 did not decide it" })];
  const { right, printed } = await conclusionOf({ ...expected, proofs });
  expect(right).toBe(false);
  expect(printed).toContain("1 of 2 lemmas proved");
  expect(printed).toContain("UNDECIDED: Half is less. z3 did not decide it");
});

test("a claim that broke and left no finding fails the run and is named", async () => {
  const { result, printed } = await reporting(async (report, folder) => {
    report.complain(claim.id, "the trial broke");
    return { right: await report.conclude(tally), written: read(folder) };
  });
  expect(result.right).toBe(false);
  expect(printed).toContain("! family/name: the trial broke");
  expect(result.written.run).toMatchObject({ complete: false, missing: [claim.id] });
});

test("a complaint fails the run though every claim was decided as expected", async () => {
  const { result } = await reporting(async (report) => {
    report.found({ finding: expected, seconds: 1 });
    report.complain("shard 2", "is missing");
    return report.conclude(tally);
  });
  expect(result).toBe(false);
});

test("a claim that silently gave no finding fails the run, as when a worker crashed", async () => {
  const { right, printed } = await conclusionOf();
  expect(right).toBe(false);
  expect(printed).toContain(`no finding for ${claim.id}`);
});

test("files are written whole when asked for, with each claim's work in seconds beside them", async () => {
  await reporting(
    async (report, folder) => {
      report.found({ finding: { ...expected, id: other.id }, seconds: 2 });
      await report.write();
      expect(read(folder).run).toMatchObject({ complete: false, missing: [claim.id] });
      report.found({ finding: expected, seconds: 1.234 });
      await report.write();
      expect(read(folder).findings.map(({ id }) => id)).toEqual([claim.id, other.id]);
      const times = JSON.parse(readFileSync(join(folder, "times.json"), "utf8"));
      expect(times).toEqual({ "family/name": 1.23, "family/other": 2 });
      expect(readFileSync(join(folder, "index.html"), "utf8")).toContain(claim.id);
    },
    [claim, other],
  );
});

test("a run that is interrupted keeps what was found, and says how to go on", async () => {
  const { result, printed } = await reporting(
    async (report, folder) => {
      report.found({ finding: expected, seconds: 1 });
      await report.interrupted();
      return { folder, written: read(folder) };
    },
    [claim, other],
  );
  expect(result.written.run).toMatchObject({ complete: false, missing: [other.id] });
  expect(printed).toContain(
    `interrupted: 1 of 2 claims were decided and are kept in ${result.folder}; --resume goes on there`,
  );
});

test("a folder that is gone is told when the report is to be written", async () => {
  await reporting(async (report, folder) => {
    report.found({ finding: expected, seconds: 1 });
    await report.write();
    rmSync(folder, { recursive: true });
    await expect(report.conclude(tally)).rejects.toThrow("ENOENT");
  });
});
