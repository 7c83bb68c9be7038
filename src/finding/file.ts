import * as v from "valibot";
import { checked } from "./checked.ts";
import type { DataOf } from "./data-of.ts";
import { type Finding, finding } from "./finding.ts";
import { writeJson } from "./json.ts";
import { number } from "./number.ts";

/** What findings.json holds. */
const file = v.object({
  /** The version. */
  touchstone: v.string(),
  seed: number,
  profile: v.string(),
  engine: v.string(),
  /** Whether every expected claim gave a finding. */
  complete: v.boolean(),
  /** The claims, by id, that were expected and gave no finding. */
  missing: v.array(v.string()),
  findings: v.array(finding),
});

/** The run that the findings come from. Holds no times: the same run gives the same report. */
export type RunSummary = Omit<DataOf<typeof file>, "touchstone" | "findings"> & { readonly version: string };

/** The findings in the order of their ids, by code units: the same on every machine and in every locale. */
export function sortedById(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/**
 * The text of findings.json: the run, then its findings by id, fields in the order of the schema. The same run gives
 * the same text.
 * NaN and the infinities are written as the strings "NaN", "Infinity" and "-Infinity".
 *
 * @throws TypeError when a finding lacks a field or has one of a wrong type; the message names the place.
 */
export function serializeFindings(findings: readonly Finding[], run: RunSummary): string {
  const { version, ...rest } = run;
  return `${writeJson(checked(file, { touchstone: version, ...rest, findings: sortedById(findings) }, "run"))}\n`;
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
  const { touchstone, findings, ...run } = checked(file, data, "findings.json");
  return { run: { version: touchstone, ...run }, findings };
}
