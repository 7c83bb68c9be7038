import type { TestProject } from "vitest/node";
import { backendFrom } from "../../src/cli/arguments.ts";
import { build } from "../../src/engine/simd/build.mjs";
import type { BackendName } from "../../src/engine/tfjs/backend.ts";
import { probeBackends } from "../../src/engine/tfjs/probe.ts";

declare module "vitest" {
  interface ProvidedContext {
    backend: BackendName;
  }
}

/**
 * Gives the checks the backend of this machine's GPU, or the one that TOUCHSTONE_BACKEND names.
 * @throws Error where there is none, with the reasons.
 */
export default async function setup({ provide }: TestProject): Promise<void> {
  await build();
  const named = backendFrom(undefined, "tfjs");
  const { backend, why, attempts } = await probeBackends(named ?? "auto");
  if (backend === null) throw new Error(`no backend can be used: ${why}`);
  if (named === null && !backend.gpu) {
    const gpus = attempts.filter(({ name }) => name === "tensorflow-gpu" || name === "webgpu");
    throw new Error(
      `no GPU can be used here: ${gpus.map(({ name, why }) => `${name}: ${why}`).join("; ")}. To check a backend of the processor, set TOUCHSTONE_BACKEND`,
    );
  }
  console.log(`tfjs trains with ${why}`);
  provide("backend", backend.name);
}
