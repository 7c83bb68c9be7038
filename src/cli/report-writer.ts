import { parentPort, workerData } from "node:worker_threads";
import { type RunSummary, serializeFindings } from "../finding/file.ts";
import type { Finding } from "../finding/finding.ts";
import { renderReport } from "../report/page.ts";
import type { Decided } from "../run/run.ts";
import { writeWhole } from "./report-folder.ts";

/** What the thread that writes the report is started with. */
export interface WriterData {
  readonly folder: string;
  readonly run: Omit<RunSummary, "complete" | "missing">;
  /** The ids of the claims that a finding is expected of. */
  readonly claims: readonly string[];
}

/** What it is sent: a finding, or the wish that all be written now. It answers the wish when that is done. */
export type ToWriter = { readonly found: Decided } | { readonly write: number };
export type FromWriter = { readonly written: number; readonly error: string | null };

/**
 * The report is written anew when this many seconds have passed since the last time; drawing it takes a second or two.
 */
const EVERY = 15;

const { folder, run, claims } = workerData as WriterData;
const findings: Finding[] = [];
const times: Record<string, number> = {};
let written = performance.now();

function write(): void {
  const found = new Set(findings.map(({ id }) => id));
  const missing = claims.filter((id) => !found.has(id));
  const summary: RunSummary = { ...run, complete: missing.length === 0, missing };
  writeWhole(folder, "findings.json", serializeFindings(findings, summary));
  writeWhole(folder, "times.json", `${JSON.stringify(times, Object.keys(times).sort(), 2)}\n`);
  writeWhole(folder, "index.html", renderReport(findings, summary));
  written = performance.now();
}

parentPort?.on("message", (message: ToWriter) => {
  let error: string | null = null;
  try {
    if ("found" in message) {
      const { finding, seconds } = message.found;
      findings.push(finding);
      times[finding.id] = Number(seconds.toFixed(2));
      if (performance.now() - written > 1000 * EVERY) write();
    } else {
      write();
    }
  } catch (caught) {
    error = (caught as Error).message;
  }
  if ("write" in message) parentPort?.postMessage({ written: message.write, error } satisfies FromWriter);
});
