import type { Finding } from "../property/finding.ts";

/** The run that the findings come from. Holds no times: the same run gives the same report. */
export interface RunSummary {
  readonly version: string;
  readonly seed: number;
  readonly profile: string;
  readonly engine: string;
  /** Whether every expected claim gave a finding. */
  readonly complete: boolean;
  /** The claims, by id, that were expected and gave no finding. */
  readonly missing: readonly string[];
}

/** The findings in the order of their ids, by code units: the same on every machine and in every locale. */
export function sortedById(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
