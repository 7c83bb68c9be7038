import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds theorems/ and properties/. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** touchstone's version. */
export const version: string = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string })
  .version;
