import type { Finding } from "../property/finding.ts";
import { finding } from "./contract.ts";
import { writeJson } from "./json.ts";
import { type RunSummary, sortedById } from "./run.ts";
import { flag, list, number, object, text } from "./shape.ts";

/** What findings.json holds. */
interface FindingsFile {
  readonly touchstone: string;
  readonly seed: number;
  readonly profile: string;
  readonly engine: string;
  readonly complete: boolean;
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
}

const file = object<FindingsFile>({
  touchstone: text,
  seed: number,
  profile: text,
  engine: text,
  complete: flag,
  missing: list(text),
  findings: list(finding),
});

/**
 * The text of findings.json: the run, then its findings by id, fields in the order of the contract. The same run gives
 * the same text.
 * NaN and the infinities are written as the strings "NaN", "Infinity" and "-Infinity".
 *
 * @throws TypeError when a finding lacks a field or has one of a wrong type; the message names the place.
 */
export function serializeFindings(findings: readonly Finding[], run: RunSummary): string {
  const { version, ...rest } = run;
  return `${writeJson(file({ touchstone: version, ...rest, findings: sortedById(findings) }, "run"))}\n`;
}

/**
 * Reads the text of a findings.json back, the numbers that JSON lacks included.
 *
 * @throws SyntaxError when the text is not whole JSON, TypeError when its shape is not that of findings.json; the
 *   message says what and where.
 */
export function parseFindings(content: string): { readonly run: RunSummary; readonly findings: readonly Finding[] } {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    const end = content.trim() === "" ? "it is empty" : (error as Error).message;
    throw new SyntaxError(`findings.json is not whole: ${end}. It may have been cut off; make it again by a new run`, {
      cause: error,
    });
  }
  const { touchstone, findings, ...run } = file(data, "findings.json");
  return { run: { version: touchstone, ...run }, findings };
}
