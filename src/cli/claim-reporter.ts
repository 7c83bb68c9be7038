import { join } from "node:path";
import { BroadcastChannel } from "node:worker_threads";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import type { Finding } from "../property/finding.ts";
import { type ProgressMessage, progressChannel } from "../property/progress.ts";
import { serializeFindings } from "../report/findings.ts";
import { renderReport } from "../report/page.ts";
import type { RunSummary } from "../report/run.ts";
import type { Claim } from "../theorem/registry.ts";
import type { ReportFolder } from "./report-folder.ts";

const marks: Readonly<Record<Finding["verdict"], string>> = { holds: "✓", refuted: "✗", undecided: "?", vacuous: "∅" };

/**
 * Prints each finding and writes the whole report anew as soon as it is there, synchronously: what was decided survives Ctrl-C and
 * kill −9.
 */
export class ClaimReporter implements Reporter {
  readonly #claims: readonly Claim[];
  readonly #run: Omit<RunSummary, "complete" | "missing">;
  readonly #folder: ReportFolder;
  readonly #findings: Finding[] = [];
  readonly #times: Record<string, number> = {};
  readonly #channel = new BroadcastChannel(progressChannel);
  readonly #started = performance.now();
  #failed = 0;

  constructor(claims: readonly Claim[], run: Omit<RunSummary, "complete" | "missing">, folder: ReportFolder) {
    this.#claims = claims;
    this.#run = run;
    this.#folder = folder;
    this.#write();
    this.#channel.onmessage = (event) => this.#showProgress((event as { data: ProgressMessage }).data);
    this.#channel.unref();
    process.on("SIGINT", this.#interrupt);
  }

  onTestRunStart(): void {
    // vitest's own handler would end the process before ours has spoken.
    for (const listener of process.listeners("SIGINT"))
      if (listener !== this.#interrupt) process.off("SIGINT", listener);
  }

  onTestModuleEnd(module: TestModule): void {
    for (const error of module.errors()) this.#complain(module.relativeModuleId, error.message);
  }

  onTestCaseResult(test: TestCase): void {
    const { finding } = test.meta();
    const result = test.result();
    if (finding === undefined) {
      // A failing control or proof shows in its claim's finding; an error that left no finding must be shown here.
      if (result.state === "failed" && !/^(control|proof): /.test(test.name)) {
        this.#complain(test.module.relativeModuleId, result.errors.map(({ message }) => message).join("\n"));
      }
      return;
    }
    this.#findings.push(finding);
    this.#times[finding.id] = Math.round(test.diagnostic()?.duration ?? 0);
    this.#write();
    this.#clearProgress();
    const expectation = finding.verdict === finding.expected ? "as expected" : `NOT as expected: ${finding.expected}`;
    const seconds = (this.#times[finding.id] / 1000).toFixed(1);
    console.log(`${marks[finding.verdict]} ${finding.id}: ${finding.verdict}, ${expectation}  (${seconds} s)`);
    console.log(`    ${finding.confidence}; controls ${controlsInWords(finding)}`);
    if (finding.proofs.length > 0) console.log(`    ${lemmasInWords([finding])}`);
    for (const { says, outcome, reason } of finding.proofs)
      if (outcome !== "proved") console.log(`    ${outcome.toUpperCase()}: ${says} ${reason}`);
    if (finding.counterexample !== null) console.log(`    ${finding.counterexample.says}\n    ${finding.replay}`);
    if (finding.verdict !== finding.expected) console.log(`    ${finding.reason}`);
  }

  onTestRunEnd(_modules: unknown, errors: readonly { message?: string }[]): void {
    for (const error of errors) this.#complain("vitest", error.message ?? String(error));
  }

  /** Prints the sum and says whether every claim was decided as expected. */
  conclude(): boolean {
    this.#channel.close();
    process.off("SIGINT", this.#interrupt);
    this.#clearProgress();
    const right = this.#findings.filter(({ verdict, expected }) => verdict === expected).length;
    const missing = this.#missing;
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(0);
    const lemmas = this.#findings.some(({ proofs }) => proofs.length > 0) ? `, ${lemmasInWords(this.#findings)}` : "";
    console.log(`\n${right} of ${this.#claims.length} claims decided as expected${lemmas}, in ${seconds} s`);
    if (missing.length > 0) console.log(`no finding for ${missing.join(", ")}`);
    console.log(`report: ${join(this.#folder.path, "index.html")}`);
    const proved = this.#findings.every(({ proofs }) => proofs.every(({ outcome }) => outcome === "proved"));
    return right === this.#claims.length && proved && this.#failed === 0;
  }

  readonly #interrupt = (): void => {
    this.#clearProgress();
    console.error(
      `\ninterrupted: ${this.#findings.length} of ${this.#claims.length} claims were decided and are kept in ${this.#folder.path}`,
    );
    process.exit(130);
  };

  #write(): void {
    const missing = this.#missing;
    const run: RunSummary = { ...this.#run, complete: missing.length === 0, missing };
    this.#folder.write("findings.json", serializeFindings(this.#findings, run));
    this.#folder.write("times.json", `${JSON.stringify(this.#times, null, 2)}\n`);
    this.#folder.write("index.html", renderReport(this.#findings, run));
  }

  get #missing(): string[] {
    const found = new Set(this.#findings.map(({ id }) => id));
    return this.#claims.map(({ id }) => id).filter((id) => !found.has(id));
  }

  #complain(where: string, message: string): void {
    this.#failed++;
    this.#clearProgress();
    console.error(`! ${where}: ${message}`);
  }

  #showProgress({ claim, part, cases, needed }: ProgressMessage): void {
    if (!process.stdout.isTTY) return;
    const line = `… ${claim}${part === "" ? "" : ` (${part})`}: ${cases} cases, at least ${needed} to go`;
    process.stdout.write(`\r\x1b[2K${line.slice(0, process.stdout.columns - 1)}`);
  }

  #clearProgress(): void {
    if (process.stdout.isTTY) process.stdout.write("\r\x1b[2K");
  }
}

function lemmasInWords(findings: readonly Finding[]): string {
  const proofs = findings.flatMap((finding) => finding.proofs);
  const proved = proofs.filter(({ outcome }) => outcome === "proved").length;
  return `${proved} of ${proofs.length} lemmas proved`;
}

function controlsInWords({ controls }: Finding): string {
  const right = controls.filter(({ verdict, must }) => verdict === must);
  return `${right.length}/${controls.length} ${controls[0]?.must ?? ""}`;
}
