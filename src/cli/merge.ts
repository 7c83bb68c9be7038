import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { claimsOf } from "../theorem/registry.ts";
import { parsed, workersFrom } from "./arguments.ts";
import { decideAll, RECORDS, withRecords } from "./decide-claims.ts";
import { root } from "./project.ts";
import { openReportFolder } from "./report-folder.ts";
import { type Manifest, readManifest } from "./shard-manifest.ts";
import { UsageError } from "./usage-error.ts";

/**
 * `touchstone merge`: joins the records of shards, judges them and writes the report. What a missing or broken shard
 * leaves open is named, and the rest is kept. 0 when every shard is there and every verdict as expected, else 1.
 */
export async function merge(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, { out: { type: "string" }, workers: { type: "string" } });
  if (positionals.length === 0)
    throw new UsageError("merge takes the folders of shards: touchstone merge FOLDER … --out FOLDER");
  const out = values.out ?? "report";
  if (positionals.some((folder) => resolve(folder) === resolve(out)))
    throw new UsageError(`--out ${out}: it is the folder of a shard, whose records would be lost; name another`);
  const workers = values.workers === undefined ? availableParallelism() : workersFrom(values.workers);
  const problems: string[] = [];
  const shards: { readonly folder: string; readonly manifest: Manifest }[] = [];
  for (const folder of positionals) {
    const manifest = readManifest(folder);
    if ("problem" in manifest) problems.push(manifest.problem);
    else shards.push({ folder, manifest });
  }
  if (shards.length === 0) throw new UsageError(`no shard can be read: ${problems.join("; ")}`);
  const { settings, claims: ids, of } = sameOfAll(shards);
  problems.push(...missingShards(shards, of));

  const known = claimsOf(root).filter(({ id }) => ids.includes(id));
  const folder = openReportFolder(out);
  try {
    return await withRecords(folder, known, settings, workers, async (held) => {
      const { records } = held;
      records.clear();
      for (const { folder, manifest } of shards) {
        const name = `shard ${manifest.shard} of ${of} in ${folder}`;
        try {
          const { usable, foreign, broken } = records.join(join(folder, RECORDS));
          console.log(`${name}: ${usable} records`);
          if (!manifest.complete) problems.push(`${name} is not complete: go on with verify --shard … --resume`);
          if (foreign > 0) problems.push(`${name} has ${foreign} records of another code, which are left out`);
          if (broken > 0) problems.push(`${name} has ${broken} broken lines, which are left out`);
        } catch (error) {
          problems.push(`${name} cannot be read (${(error as Error).message})`);
        }
      }
      for (const problem of problems) console.error(`! ${problem}`);
      const code = await decideAll(held, { makes: false });
      return problems.length > 0 ? 1 : code;
    });
  } finally {
    folder.release();
  }
}

/** What all shards share. @throws UsageError when two are of different runs. */
function sameOfAll(shards: readonly { readonly folder: string; readonly manifest: Manifest }[]) {
  const [first, ...others] = shards;
  const facts = ({ settings, claims, of }: Manifest) => JSON.stringify({ settings, claims, of });
  for (const { folder, manifest } of others) {
    if (facts(manifest) !== facts(first.manifest)) {
      throw new UsageError(
        `${folder} and ${first.folder} are shards of different runs: merge those of one run: the same claims, options and number of shards`,
      );
    }
  }
  return first.manifest;
}

function missingShards(shards: readonly { readonly manifest: Manifest }[], of: number): string[] {
  const there = new Set(shards.map(({ manifest }) => manifest.shard));
  return Array.from({ length: of }, (_, i) => i + 1)
    .filter((shard) => !there.has(shard))
    .map((shard) => `shard ${shard} of ${of} is missing`);
}
