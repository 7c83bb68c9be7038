import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Theorem } from "./theorem.ts";

/** A claim on record: its id `family/name` is the place of its two files. */
export interface Claim {
  readonly id: string;
  readonly theoremFile: string;
  readonly propertyFile: string;
}

/**
 * The claims of a project, in order of id, found by their place: theorems/family/name.ts beside properties/family/name.property.ts.
 * @throws Error when one of the two is missing.
 */
export function claimsOf(root: string): Claim[] {
  const theorems = idsIn(join(root, "theorems"), ".ts");
  const properties = idsIn(join(root, "properties"), ".property.ts");
  for (const id of theorems) {
    if (!properties.includes(id)) throw new Error(`theorems/${id}.ts has no check: write properties/${id}.property.ts`);
  }
  for (const id of properties) {
    if (!theorems.includes(id))
      throw new Error(`properties/${id}.property.ts checks no claim: write theorems/${id}.ts`);
  }
  return theorems.map((id) => ({
    id,
    theoremFile: join(root, "theorems", `${id}.ts`),
    propertyFile: join(root, "properties", `${id}.property.ts`),
  }));
}

/** Reads a claim's theorem. @throws Error when its file does not export one. */
export async function loadTheorem({ id, theoremFile }: Claim): Promise<Theorem> {
  const module = (await import(pathToFileURL(theoremFile).href)) as { default?: Theorem };
  if (module.default?.statement === undefined)
    throw new Error(`theorems/${id}.ts has no theorem: export default theorem({ … })`);
  return module.default;
}

function idsIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((family) =>
      readdirSync(join(folder, family.name))
        .filter((file) => file.endsWith(ending))
        .map((file) => `${family.name}/${file.slice(0, -ending.length)}`),
    )
    .sort();
}
