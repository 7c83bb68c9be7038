import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { engineNames } from "../engine/choice.ts";
import { backendNames } from "../engine/tfjs/backend.ts";
import { defaultCases, type Profile } from "../property/profile.ts";
import type { Settings } from "../run/settings.ts";
import type { Shard } from "../run/shard.ts";
import type { Claim } from "../theorem/registry.ts";
import type { ReportFolder } from "./report-folder.ts";

/** The file in a shard's folder that says what its records are of. */
const MANIFEST = "shard.json";

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

const manifest = v.object({
  shard: positive,
  of: positive,
  /** Whether all of its cases were made. */
  complete: v.boolean(),
  claims: v.array(v.string()),
  settings: v.object({
    seed: v.number(),
    profile: v.picklist(Object.keys(defaultCases) as Profile[]),
    cases: v.nullable(positive),
    precision: v.nullable(v.picklist(["float64", "float32"])),
    engine: v.picklist(engineNames),
    backend: v.nullable(v.picklist(backendNames)),
    claims: positive,
  }),
});

export type Manifest = v.InferOutput<typeof manifest>;

export function writeManifest(
  folder: ReportFolder,
  {
    claims,
    settings,
    shard,
    complete,
  }: { claims: readonly Claim[]; settings: Settings; shard: Shard; complete: boolean },
): void {
  const written: Manifest = { ...shard, complete, claims: claims.map(({ id }) => id), settings };
  folder.write(MANIFEST, `${JSON.stringify(written, null, 2)}\n`);
}

/** What a folder's records are of, or why that cannot be told. */
export function readManifest(folder: string): Manifest | { readonly problem: string } {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) return { problem: `${folder} is no shard: there is no ${MANIFEST}` };
  try {
    return v.parse(manifest, JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    return { problem: `${file} cannot be read: ${(error as Error).message}` };
  }
}
