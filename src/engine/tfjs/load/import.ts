import { type Missing, missing } from "./loading.ts";

/** Loads a package by name, as `import` does. */
export type Importer = (name: string) => Promise<unknown>;

/** Of packages that need not be installed: a literal in its place would not pass the type check without them. */
export const importPackage: Importer = (name) => import(name);

/** What a package exports. */
export interface Imported {
  readonly kind: "imported";
  readonly exports: unknown;
}

/**
 * Loads a package that is installed. Missing where it is incomplete or fails, with the command that shows why: to
 * install anew what is there does nothing.
 */
export async function importFor(name: string, load: Importer): Promise<Imported | Missing> {
  try {
    return { kind: "imported", exports: await load(name) };
  } catch (error) {
    const { message } = error as Error;
    const again = `npm rebuild --foreground-scripts ${name}`;
    return missing(
      message.includes("tfjs_binding.node) can not be found")
        ? `${name} is installed without its native library, which it downloads: ${again}`
        : `${name} cannot be loaded (${message.split("\n")[0]}): ${again}`,
    );
  }
}
