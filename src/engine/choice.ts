import { type BackendName, backendNames } from "./tfjs/backend.ts";
import type { BackendChoice } from "./tfjs/choice.ts";
import { installCommand, missingPackages } from "./tfjs/load/packages.ts";
import { nvidiaDevice } from "./tfjs/nvidia.ts";

/** The engines that can be asked for; the first is the default. */
export const engineNames = ["auto", "simd", "tfjs", "reference"] as const;

export type EngineName = (typeof engineNames)[number];

/** Who trains. */
export interface EngineChoice {
  readonly engine: EngineName;
  /** Whom tfjs computes with. Without one `auto` is simd. */
  readonly backend: BackendName | null;
}

/** Why nobody can train as it was asked for, and what to ask for instead. */
export interface NoEngine {
  readonly problem: string;
}

/** What this machine has, as the choice of an engine sees it. */
export interface Machine {
  /** The backends for GPUs whose packages are installed, in the order in which they are tried. */
  readonly gpuBackends: readonly BackendName[];
  readonly nvidia: string | null;
  probe(wanted: BackendName | "auto"): Promise<BackendChoice>;
}

export function thisMachine(): Machine {
  return {
    gpuBackends: (["tensorflow-gpu", "webgpu"] as const).filter((name) => missingPackages(name).length === 0),
    nvidia: nvidiaDevice(),
    // Loaded where it is needed: without a package for GPUs nothing is probed.
    probe: async (wanted) => (await import("./tfjs/probe.ts")).probeBackends(wanted),
  };
}

/**
 * The engine of a run, before anything is trained. `auto` is simd where there is no GPU; with one, it gives the GPU
 * what pays. NoEngine for a backend that tfjs is not asked for, or that cannot be used here.
 *
 * @param backend of tfjs, or null for the best that works here.
 * @param say tells the user what was found, one line at a time.
 */
export async function chooseEngine(
  engine: EngineName,
  backend: BackendName | null,
  say: (line: string) => void,
  machine = thisMachine(),
): Promise<EngineChoice | NoEngine> {
  if (engine !== "auto" && engine !== "tfjs") {
    if (backend !== null) return { problem: `--backend ${backend} is for --engine tfjs or auto, not ${engine}` };
    return { engine, backend };
  }
  if (engine === "auto" && backend === null) return onAnyGpu(say, machine);
  const { backend: found, why } = await machine.probe(backend ?? "auto");
  if (found === null) {
    const asked = `--engine ${engine}${backend === null ? "" : ` --backend ${backend}`}`;
    const instead = `choose another of ${backendNames.join(", ")}, or --engine simd`;
    return { problem: `${asked}: no backend can be used (${why}); ${instead}` };
  }
  say(`tfjs trains with ${why}${engine === "auto" ? ", where it pays" : ""}`);
  return { engine, backend: found.name };
}

/** `auto` with the first GPU that works, else simd. Backends on the processor are not tried: simd is faster. */
async function onAnyGpu(say: (line: string) => void, { gpuBackends, nvidia, probe }: Machine): Promise<EngineChoice> {
  for (const name of gpuBackends) {
    const { backend: found, why } = await probe(name);
    if (found?.gpu !== true) continue;
    say(`tfjs trains with ${why}, where it pays`);
    return { engine: "auto", backend: found.name };
  }
  if (gpuBackends.length > 0) say("no GPU can be used, so simd trains: touchstone doctor says why");
  else if (nvidia !== null) say(withoutPackage(nvidia));
  return { engine: "simd", backend: null };
}

function withoutPackage(device: string): string {
  return `${device} is here, but nothing that can use it: ${installCommand("tensorflow-gpu")}, then touchstone doctor`;
}

/** What a run calls an engine, such as "simd" or "tfjs (webgpu)". */
export function engineLabel({ engine, backend }: EngineChoice): string {
  if (engine === "auto") return backend === null ? "simd" : `simd and tfjs (${backend})`;
  return engine === "tfjs" ? `tfjs (${backend})` : engine;
}
