import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { RunSummary } from "../finding/file.ts";
import type { Finding } from "../finding/finding.ts";
import type { Decided, Run } from "../run/run.ts";
import type { Claim } from "../theorem/registry.ts";
import type { ReportFolder } from "./report-folder.ts";
import type { FromWriter, ToWriter, WriterData } from "./report-writer.ts";

const marks: Readonly<Record<Finding["verdict"], string>> = { holds: "✓", refuted: "✗", undecided: "?", vacuous: "∅" };

/**
 * Prints each finding as it comes, and has a thread of its own write the report, so that nobody waits for its plots.
 */
export class RunReport {
  readonly #claims: readonly Claim[];
  readonly #folder: ReportFolder;
  readonly #findings: Finding[] = [];
  readonly #writer: Worker;
  readonly #waiting = new Map<number, { resolve(): void; reject(error: Error): void }>();
  readonly #started = performance.now();
  /** Why the writer can write no more; null while it can. */
  #lost: Error | null = null;
  #wishes = 0;
  #shown = 0;
  #failed = 0;

  /** @param program of the thread that writes the report: report-writer.ts, bundled. */
  constructor(
    claims: readonly Claim[],
    run: Omit<RunSummary, "complete" | "missing">,
    folder: ReportFolder,
    program: URL,
  ) {
    this.#claims = claims;
    this.#folder = folder;
    const workerData: WriterData = { folder: folder.path, run, claims: claims.map(({ id }) => id) };
    this.#writer = new Worker(program, { workerData, execArgv: profiling() });
    this.#writer.on("message", ({ written, error }: FromWriter) => {
      const { resolve, reject } = this.#waiting.get(written) ?? { resolve() {}, reject() {} };
      this.#waiting.delete(written);
      if (error === null) resolve();
      else reject(new Error(error));
    });
    const lost = (error: Error) => {
      this.#lost ??= error;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    this.#writer.on("error", lost);
    this.#writer.on("exit", () => lost(new Error("the thread that writes the report ended")));
  }

  /** A claim was decided. */
  found({ finding, seconds }: Decided): void {
    this.#findings.push(finding);
    this.#writer.postMessage({ found: { finding, seconds } } satisfies ToWriter);
    this.#clearProgress();
    const expectation = finding.verdict === finding.expected ? "as expected" : `NOT as expected: ${finding.expected}`;
    console.log(
      `${marks[finding.verdict]} ${finding.id}: ${finding.verdict}, ${expectation}  (${seconds.toFixed(1)} s of work)`,
    );
    console.log(`    ${finding.confidence}; controls ${controlsInWords(finding)}`);
    if (finding.proofs.length > 0) console.log(`    ${lemmasInWords([finding])}`);
    for (const { says, outcome, reason } of finding.proofs)
      if (outcome !== "proved") console.log(`    ${outcome.toUpperCase()}: ${says} ${reason}`);
    if (finding.counterexample !== null) console.log(`    ${finding.counterexample.says}\n    ${finding.replay}`);
    if (finding.verdict !== finding.expected) console.log(`    ${finding.reason}`);
  }

  /** Something went wrong with a claim, or with the run. */
  complain(where: string, message: string): void {
    this.#failed++;
    this.#clearProgress();
    console.error(`! ${where}: ${message}`);
  }

  /** How far a claim is, in one line of a terminal, at most four times a second. */
  progress(claim: string, cases: number, needed: number): void {
    const now = performance.now();
    if (!process.stdout.isTTY || now - this.#shown < 250) return;
    this.#shown = now;
    const line = `… ${this.#findings.length} of ${this.#claims.length} decided; ${claim}: ${cases} cases, at least ${needed} to go`;
    process.stdout.write(`\r\x1b[2K${line.slice(0, process.stdout.columns - 1)}`);
  }

  /** Writes the report of what was found so far. @throws Error when it cannot be written. */
  write(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#lost !== null) return reject(this.#lost);
      const write = this.#wishes++;
      this.#waiting.set(write, { resolve, reject });
      this.#writer.postMessage({ write } satisfies ToWriter);
    });
  }

  /**
   * Writes the report, prints the sum and says whether every claim was decided as expected. @throws Error as write().
   */
  async conclude({ made, shared }: Run["tally"]): Promise<boolean> {
    await this.write();
    this.#clearProgress();
    const right = this.#findings.filter(({ verdict, expected }) => verdict === expected).length;
    const missing = this.#missing;
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(0);
    const lemmas = this.#findings.some(({ proofs }) => proofs.length > 0) ? `, ${lemmasInWords(this.#findings)}` : "";
    console.log(`\n${right} of ${this.#claims.length} claims decided as expected${lemmas}, in ${seconds} s`);
    console.log(`${made} trainings made, ${shared} times another worker's was used`);
    if (missing.length > 0) console.log(`no finding for ${missing.join(", ")}`);
    console.log(`report: ${join(this.#folder.path, "index.html")}`);
    const proved = this.#findings.every(({ proofs }) => proofs.every(({ outcome }) => outcome === "proved"));
    return right === this.#claims.length && proved && this.#failed === 0;
  }

  /** Writes the report of what was found until now, for a run that is broken off. @throws Error as write(). */
  async interrupted(): Promise<void> {
    this.#clearProgress();
    await this.write();
    console.error(
      `\ninterrupted: ${this.#findings.length} of ${this.#claims.length} claims were decided and are kept in ${this.#folder.path}; --resume goes on there`,
    );
  }

  async dispose(): Promise<void> {
    await this.#writer.terminate();
  }

  get #missing(): string[] {
    const found = new Set(this.#findings.map(({ id }) => id));
    return this.#claims.map(({ id }) => id).filter((id) => !found.has(id));
  }

  #clearProgress(): void {
    if (process.stdout.isTTY) process.stdout.write("\r\x1b[2K");
  }
}

/** Flags of this process that a thread needs too, or a profiler would not see it. */
function profiling(): string[] {
  return process.execArgv.filter((flag) => flag.startsWith("--cpu-prof"));
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
