import type { BackendName } from "./backend.ts";
import { type BackendChoice, chooseBackend } from "./choice.ts";
import { missing } from "./load/loading.ts";
import { setNativeEnvironment } from "./load/native-environment.ts";
import { whyNotInstalled } from "./load/packages.ts";
import type { Answer } from "./probe/answer.ts";
import { ask } from "./probe/ask.ts";

/** How long a backend may take to start and to be compared with the reference. */
export const patience = 60;

const program = new URL("./probe/program.ts", import.meta.url);

/**
 * Tries one backend in a process of its own: a native library may crash it, take all of a GPU's memory or keep the
 * process alive, and tfjs has one backend a process. Never rejects.
 *
 * @param measured whether to time it too.
 */
export async function probeBackend(
  name: BackendName,
  { measured = false, seconds = patience }: { measured?: boolean; seconds?: number } = {},
): Promise<Answer> {
  const absent = whyNotInstalled(name);
  if (absent !== null) return missing(absent);
  return ask<Answer>(program, [name, measured ? "measured" : "compared"], seconds);
}

/**
 * Chooses a backend by probes, so that the process that asks need not load one that it will not use. Whoever trains
 * then loads the chosen one by its name, with loadBackend.
 *
 * @param probe what a backend answers.
 */
export async function probeBackends(
  wanted: BackendName | "auto",
  probe: (name: BackendName) => Promise<Answer> = probeBackend,
): Promise<BackendChoice> {
  const choice = await chooseBackend(wanted, probe);
  // For a worker that loads the library later, whose own process.env native code does not see.
  if (choice.backend?.name.startsWith("tensorflow")) setNativeEnvironment();
  return choice;
}
