import type { CaseName } from "./name.ts";

/** Measured symbols. */
export type Values = Readonly<Record<string, number>>;

/** How a case came out, before it is judged. */
export type CaseResult = {
  /** What was drawn. */
  readonly drawn: unknown;
  /** The names of the trainings that it looked at, in order. */
  readonly runs: readonly string[];
} & (
  | {
      readonly status: "measured";
      /** By conclusion: its symbols at one instance or several. */
      readonly measured: Readonly<Record<string, readonly Values[]>>;
      /** What the claim's figures need; absent where they need nothing. */
      readonly shows?: unknown;
    }
  | { readonly status: "discarded"; readonly reason: string }
  | { readonly status: "diverged"; readonly reason: string }
);

/** The record of a case: its name and how it came out. Plain data, as it stands on a line of the file of records. */
export type CaseRecord = CaseName & CaseResult;

/** A record as a line of JSON, without the end of the line. NaN, the infinities and −0, which JSON lacks, are kept. */
export function writeRecord(record: CaseRecord): string {
  return JSON.stringify(record, (_, value: unknown) =>
    typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))
      ? { number: Object.is(value, -0) ? "-0" : String(value) }
      : value,
  );
}

/** Reads a line that writeRecord wrote. @throws SyntaxError when it is not whole. */
export function readRecord(line: string): CaseRecord {
  const restored = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && isNumber(value) ? Number(value.number) : value;
  // A reviver visits every entry: most lines have none of these numbers, and are read without.
  return line.includes('{"number":"') ? JSON.parse(line, restored) : JSON.parse(line);
}

function isNumber(value: object): value is { number: string } {
  const entries = Object.entries(value);
  if (entries.length !== 1) return false;
  const [[key, text]] = entries;
  return key === "number" && typeof text === "string" && /^(NaN|-?Infinity|-0)$/.test(text);
}
