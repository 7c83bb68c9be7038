import { BackendMissing } from "./missing.ts";

/** Loads a package by name, as `import` does. */
export type Importer = (name: string) => Promise<unknown>;

/** Of packages that need not be installed: a literal in its place would not pass the type check without them. */
export const importPackage: Importer = (name) => import(name);

/**
 * Loads a package that is installed.
 * @throws BackendMissing where it is incomplete or fails, and the command that shows why: to install anew what is there does nothing.
 */
export async function importFor(name: string, load: Importer): Promise<unknown> {
  try {
    return await load(name);
  } catch (error) {
    const { message } = error as Error;
    const again = `npm rebuild --foreground-scripts ${name}`;
    throw new BackendMissing(
      message.includes("tfjs_binding.node) can not be found")
        ? `${name} is installed without its native library, which it downloads: ${again}`
        : `${name} cannot be loaded (${message.split("\n")[0]}): ${again}`,
    );
  }
}
