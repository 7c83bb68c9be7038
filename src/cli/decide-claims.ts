import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { engineLabel } from "../engine/choice.ts";
import { build } from "../engine/simd/build.mjs";
import { type Bundle, bundle } from "../run/bundle.ts";
import { type Crew, type Jobs, threads } from "../run/crew.ts";
import { RecordsFile } from "../run/records-file.ts";
import { RecordsLost, Run } from "../run/run.ts";
import { profileInWords, type Settings } from "../run/settings.ts";
import type { Claim } from "../theorem/registry.ts";
import { version } from "./project.ts";
import type { ReportFolder } from "./report-folder.ts";
import { RunReport } from "./run-report.ts";

/** The file of records in a report's folder. */
export const RECORDS = "cases.ndjson";

const writer = fileURLToPath(new URL("./report-writer.ts", import.meta.url));

/** All that a command which makes or judges records works with. */
export interface Held {
  readonly folder: ReportFolder;
  readonly claims: readonly Claim[];
  readonly settings: Settings;
  readonly bundle: Bundle;
  readonly records: RecordsFile;
  hire(jobs: Jobs): Crew;
}

/** Builds and bundles what threads run, opens the file of records, and lends all of it. */
export async function withRecords(
  folder: ReportFolder,
  claims: readonly Claim[],
  settings: Settings,
  workers: number,
  use: (held: Held) => Promise<number>,
): Promise<number> {
  await build();
  const bundled = await bundle(claims, [writer]);
  const codes = new Map<string, string>();
  for (const { id } of claims) codes.set(id, await bundled.fingerprint(id, settings));
  const records = new RecordsFile(join(folder.path, RECORDS), codes);
  const hire = (jobs: Jobs) => threads(bundled, settings, workers, jobs);
  try {
    return await use({ folder, claims, settings, bundle: bundled, records, hire });
  } finally {
    records.close();
  }
}

/**
 * Decides claims from records and, where these lack, from new cases.
 * @param makes whether new cases are made.
 */
export async function decideAll(
  { folder, claims, settings, bundle, records, hire }: Held,
  { makes = true }: { makes?: boolean } = {},
): Promise<number> {
  const summary = { version, seed: settings.seed, profile: profileInWords(settings), engine: engineLabel(settings) };
  const report = new RunReport(claims, summary, folder, bundle.program(writer));
  const run = new Run(settings, hire, {
    records,
    makes,
    listener: { progress: (claim, cases, needed) => report.progress(claim, cases, needed) },
  });
  const interrupt = async () => {
    // The next one ends the process at once.
    process.off("SIGINT", interrupt);
    try {
      await report.interrupted();
    } finally {
      folder.release();
      process.exit(130);
    }
  };
  process.on("SIGINT", interrupt);
  try {
    let lost: RecordsLost | undefined;
    await Promise.all(
      claims.map(async ({ id }) => {
        try {
          report.found(await run.decide(id, await bundle.property(id)));
        } catch (error) {
          if (error instanceof RecordsLost) lost ??= error;
          else report.complain(id, (error as Error).message);
        }
      }),
    );
    if (lost !== undefined)
      report.complain(join(folder.path, RECORDS), `${lost.message}: go on elsewhere, or --resume`);
    return (await report.conclude(run.tally)) ? 0 : 1;
  } finally {
    process.off("SIGINT", interrupt);
    await Promise.all([run.dispose(), report.dispose()]);
  }
}
