import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Opened } from "../run/records-file.ts";
import { plainSettings } from "../run/settings.ts";
import { casesOf, makeShard, type Shard } from "../run/shard.ts";
import { claimsOf } from "../theorem/registry.ts";
import {
  backendFrom,
  casesFrom,
  engineFrom,
  parsed,
  precisionFrom,
  profileFrom,
  seedFrom,
  shardFrom,
  workersFrom,
} from "./arguments.ts";
import { claimsMatching } from "./claims-matching.ts";
import { decideAll, type Held, RECORDS, withRecords } from "./decide-claims.ts";
import { chosenEngine } from "./engine-choice.ts";
import { root } from "./project.ts";
import { openReportFolder } from "./report-folder.ts";
import { writeManifest } from "./shard-manifest.ts";

/** `touchstone verify`: decides claims, writes the report as it goes. 0 when every verdict is as expected, else 1. */
export async function verify(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, {
    profile: { type: "string" },
    cases: { type: "string" },
    seed: { type: "string" },
    out: { type: "string" },
    engine: { type: "string" },
    backend: { type: "string" },
    precision: { type: "string" },
    workers: { type: "string" },
    shard: { type: "string" },
    resume: { type: "boolean" },
  });
  const plain = plainSettings(claimsOf(root).length);
  const engine = values.engine === undefined ? plain.engine : engineFrom(values.engine);
  const backend = backendFrom(values.backend, engine);
  const asked = {
    ...plain,
    profile: values.profile === undefined ? plain.profile : profileFrom(values.profile),
    cases: values.cases === undefined ? plain.cases : casesFrom(values.cases),
    seed: values.seed === undefined ? plain.seed : seedFrom(values.seed),
    precision: values.precision === undefined ? plain.precision : precisionFrom(values.precision),
  };
  const workers = values.workers === undefined ? availableParallelism() : workersFrom(values.workers);
  const shard = values.shard === undefined ? null : shardFrom(values.shard);
  const claims = claimsMatching(positionals);
  const folder = openReportFolder(values.out ?? "report");
  try {
    const settings = { ...asked, ...(await chosenEngine(engine, backend, console.log)) };
    return await withRecords(folder, claims, settings, workers, async (held) => {
      if (values.resume) tellResumed(held.records.resume());
      else held.records.clear();
      return shard === null ? decideAll(held) : makeAll(held, shard);
    });
  } finally {
    folder.release();
  }
}

/** Makes the records of one shard, which merge judges. */
async function makeAll({ folder, claims, settings, bundle, records, hire }: Held, shard: Shard): Promise<number> {
  const started = performance.now();
  const properties = new Map(await Promise.all(claims.map(async ({ id }) => [id, await bundle.property(id)] as const)));
  const names = [...casesOf(properties, settings, shard)];
  writeManifest(folder, { claims, settings, shard, complete: false });
  const { made, known, errors } = await makeShard(names, records, hire, (done, all) => {
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K… ${done} of ${all} cases`);
  });
  if (process.stdout.isTTY) process.stdout.write("\r\x1b[2K");
  for (const [claim, message] of errors) console.error(`! ${claim}: ${message}`);
  writeManifest(folder, { claims, settings, shard, complete: errors.size === 0 });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`shard ${shard.shard} of ${shard.of}: ${made} cases made, ${known} known, in ${seconds} s`);
  console.log(`records: ${join(folder.path, RECORDS)}; touchstone merge judges them`);
  return errors.size === 0 ? 0 : 1;
}

function tellResumed({ usable, foreign, broken }: Opened): void {
  const rest = [
    ...(foreign > 0 ? [`${foreign} of another code or other settings`] : []),
    ...(broken > 0 ? [`${broken} broken`] : []),
  ];
  console.log(`resumed: ${usable} records taken${rest.length > 0 ? `, ${rest.join(" and ")} left` : ""}`);
}
