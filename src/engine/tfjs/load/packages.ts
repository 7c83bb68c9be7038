import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { BackendName } from "../backend.ts";

/** The release of tfjs: all of its packages must be of one. */
const RELEASE = "4.22.0";

interface Package {
  readonly name: string;
  readonly version?: string;
}

const packages: Readonly<Record<BackendName, readonly Package[]>> = {
  "tensorflow-gpu": [{ name: "@tensorflow/tfjs-node-gpu", version: RELEASE }],
  webgpu: [{ name: "@tensorflow/tfjs-backend-webgpu", version: RELEASE }, { name: "webgpu" }],
  tensorflow: [{ name: "@tensorflow/tfjs-node", version: RELEASE }],
  wasm: [{ name: "@tensorflow/tfjs-backend-wasm", version: RELEASE }],
  cpu: [{ name: "@tensorflow/tfjs-backend-cpu", version: RELEASE }],
};

/**
 * The command that installs a backend. npm drops an optional package whose download fails and says nothing, unless the
 * scripts that download run in the foreground.
 */
export function installCommand(backend: BackendName): string {
  const names = packages[backend].map(({ name, version }) => (version === undefined ? name : `${name}@${version}`));
  return `npm i --no-save --foreground-scripts ${names.join(" ")}`;
}

/** The packages of a backend that are not installed. Looks for their folders only: nothing is loaded. */
export function missingPackages(backend: BackendName): string[] {
  const { resolve } = createRequire(import.meta.url);
  return packages[backend]
    .map(({ name }) => name)
    .filter((name) => !(resolve.paths(name) ?? []).some((folder) => existsSync(join(folder, name, "package.json"))));
}

/** In words, which packages of a backend are not installed, and how to install them; null where all are. */
export function whyNotInstalled(backend: BackendName): string | null {
  const missing = missingPackages(backend);
  if (missing.length === 0) return null;
  const are = missing.length === 1 ? "is" : "are";
  return `${missing.join(" and ")} ${are} not installed: ${installCommand(backend)}`;
}
