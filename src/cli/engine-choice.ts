import type { EngineChoice, EngineName } from "../engine/select.ts";
import { type BackendName, backendNames } from "../engine/tfjs/backend.ts";
import type { Choice } from "../engine/tfjs/choose.ts";
import { missingPackages } from "../engine/tfjs/load/packages.ts";
import { nvidiaDevice } from "../engine/tfjs/nvidia.ts";
import { UsageError } from "./usage-error.ts";

/** What this machine has, as the choice of an engine sees it. */
export interface Machine {
  /** Whether a package is installed that can compute on a GPU. */
  readonly gpuPackage: boolean;
  readonly nvidia: string | null;
  probe(wanted: BackendName | "auto"): Promise<Choice>;
}

export const thisMachine: Machine = {
  gpuPackage: (["tensorflow-gpu", "webgpu"] as const).some((name) => missingPackages(name).length === 0),
  nvidia: nvidiaDevice(),
  // Loaded where it is needed: without a package for GPUs nothing is probed.
  probe: async (wanted) => (await import("../engine/tfjs/probe.ts")).probeBackends(wanted),
};

/**
 * The engine of a run, before anything is trained. `auto` is simd where there is no GPU; with one, it gives the GPU what pays.
 *
 * @param backend of tfjs, or null for the best that works here.
 * @param say tells the user what was found, one line at a time.
 * @throws UsageError for a backend that tfjs is not asked for, or that cannot be used here.
 */
export async function chosenEngine(
  engine: EngineName,
  backend: BackendName | null,
  say: (line: string) => void,
  machine: Machine = thisMachine,
): Promise<EngineChoice> {
  if (engine !== "auto" && engine !== "tfjs") {
    if (backend !== null) throw new UsageError(`--backend ${backend} is for --engine tfjs or auto, not ${engine}`);
    return { engine, backend };
  }
  if (engine === "auto" && backend === null && !machine.gpuPackage) {
    if (machine.nvidia !== null) say(withoutPackage(machine.nvidia));
    return { engine: "simd", backend: null };
  }
  const choice = await machine.probe(backend ?? "auto");
  const found = choice.backend;
  if (engine === "auto" && backend === null && found?.gpu !== true) {
    say("no GPU can be used, so simd trains: touchstone doctor says why");
    return { engine: "simd", backend: null };
  }
  if (found === null) {
    throw new UsageError(
      `--engine ${engine}${backend === null ? "" : ` --backend ${backend}`}: no backend can be used (${choice.why}); choose another of ${backendNames.join(", ")}, or --engine simd`,
    );
  }
  say(`tfjs trains with ${choice.why}${engine === "auto" ? ", where it pays" : ""}`);
  return { engine, backend: found.name };
}

function withoutPackage(device: string): string {
  return `${device} is here, but nothing that can use it: npm i --foreground-scripts @tensorflow/tfjs-node-gpu (about 400 MB), then touchstone doctor`;
}
