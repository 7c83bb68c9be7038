import type { BackendName } from "./backend.ts";
import { type BackendChoice, chooseBackend } from "./choice.ts";
import { BackendMissing } from "./load/missing.ts";
import { setNativeEnvironment } from "./load/native-environment.ts";
import { requirePackages } from "./load/packages.ts";
import { parityLimit } from "./parity.ts";
import { ask } from "./probe/ask.ts";
import type { Answer } from "./probe/program.ts";

/** How long a backend may take to start and to be compared with the reference. */
export const patience = 60;

const program = new URL("./probe/program.ts", import.meta.url);

/**
 * Tries one backend in a process of its own: a native library may crash it, take all of a GPU's memory or keep the process alive, and
 * tfjs has one backend a process. Never rejects.
 *
 * @param measured whether to time it too.
 */
export async function probeBackend(
  name: BackendName,
  { measured = false, seconds = patience }: { measured?: boolean; seconds?: number } = {},
): Promise<Answer> {
  try {
    requirePackages(name);
    return await ask<Answer>(program, [name, measured ? "measured" : "compared"], seconds);
  } catch (error) {
    return { kind: error instanceof BackendMissing ? "missing" : "failed", why: (error as Error).message };
  }
}

/**
 * Chooses a backend by probes, so that the process that asks need not load one that it will not use. Whoever trains then loads the
 * chosen one by its name, with loadBackend.
 *
 * @param probe what a backend answers.
 */
export async function probeBackends(
  wanted: BackendName | "auto",
  probe: (name: BackendName) => Promise<Answer> = probeBackend,
): Promise<BackendChoice> {
  const working = new Map<BackendName, Extract<Answer, { kind: "works" }>>();
  const choice = await chooseBackend(wanted, {
    limit: parityLimit,
    load: async (name) => {
      const answer = working.get(name) ?? (await probe(name));
      if (answer.kind === "missing") throw new BackendMissing(answer.why);
      if (answer.kind === "failed") throw new Error(answer.why);
      working.set(name, answer);
      return answer.backend;
    },
    check: async ({ name }) => working.get(name)?.parity ?? Number.NaN,
  });
  // For a worker that loads the library later, whose own process.env native code does not see.
  if (choice.backend?.name.startsWith("tensorflow")) setNativeEnvironment();
  return choice;
}
