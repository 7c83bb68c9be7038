import { join } from "node:path";
import { inject } from "vitest";
import { type CaseName, nameInWords } from "../../src/case/name.ts";
import { readRecord } from "../../src/case/record.ts";
import type { Finding } from "../../src/finding/finding.ts";
import type { Property } from "../../src/property/property.ts";
import { bundle } from "../../src/run/bundle.ts";
import { threads } from "../../src/run/crew.ts";
import { Run } from "../../src/run/run.ts";
import type { Settings } from "../../src/run/settings.ts";
import { claimsOf } from "../../src/theorem/registry.ts";

declare module "vitest" {
  interface ProvidedContext {
    touchstone: { readonly settings: Settings; readonly workers: number };
  }
}

// One run of all claims, which the files of this folder share: vitest gives them one thread and one memory.

export const { settings, workers } = inject("touchstone");
const claims = claimsOf(join(import.meta.dirname, "../.."));
export const bundled = await bundle(claims);

/** A claim and its property. */
export interface Check {
  readonly id: string;
  readonly property: Property;
}

const read = await Promise.all(
  claims.map(async ({ id }): Promise<Check | { readonly id: string; readonly error: unknown }> => {
    try {
      return { id, property: await bundled.property(id) };
    } catch (error) {
      return { id, error };
    }
  }),
);
export const checks = read.filter((each) => "property" in each);
/** Claims whose files cannot be read, and why. */
export const broken = read.filter((each) => "error" in each);

/** Of each part so many records are kept, for the laws. */
export const KEPT = 2;
const lines = new Map<string, string>();

const run = new Run(settings, (jobs) => threads(bundled, settings, workers, jobs), {
  records: {
    find: () => null,
    keep(_, line) {
      const record = readRecord(line);
      if (record.index < KEPT) lines.set(nameInWords(record), line);
    },
  },
});

const decided = new Map<string, Promise<Finding>>();

/** The finding of a claim, which is decided when it is first asked for. */
export function findingOf({ id, property }: Check): Promise<Finding> {
  const known = decided.get(id) ?? decide(id, property);
  decided.set(id, known);
  return known;
}

async function decide(id: string, property: Property): Promise<Finding> {
  const { finding } = await run.decide(id, property);
  const { verdict, expected } = finding;
  console.log(verdict === expected ? `✓ ${id}: ${verdict}` : `✗ ${id}: ${verdict}, not ${expected}`);
  return finding;
}

/** The line of a record of a claim that was decided; only of the first cases. */
export function lineOf(name: CaseName): string {
  const line = lines.get(nameInWords(name));
  if (line === undefined) throw new Error(`${nameInWords(name)} was not made`);
  return line;
}
