import { autoEngine } from "./auto.ts";
import type { EngineChoice } from "./choice.ts";
import { deferredEngine } from "./deferred.ts";
import { referenceEngine } from "./reference/reference.ts";
import type { Engine } from "./run.ts";
import { type SimdOptions, simdEngine } from "./simd/engine.ts";
import type { BackendName } from "./tfjs/backend.ts";

/** An engine and the precision that it trains in. */
export interface PreciseChoice extends EngineChoice {
  readonly precision: Engine["precision"];
}

/** The engine whose runs are repeated bit for bit, which replays use. */
export const standardEngine: EngineChoice = { engine: "simd", backend: null };

/**
 * The engine of a choice that trains in a precision, or else comes nearest: tfjs has float32 alone, and runs that need
 * more are made by simd; the reference has float64 alone, which is enough for any.
 */
export function inPrecision({ engine, backend }: EngineChoice, precision: Engine["precision"]): PreciseChoice {
  if (engine === "reference") return { engine, backend, precision: "float64" };
  const standard = precision === "float64" || isStandard({ engine, backend });
  return standard ? { ...standardEngine, precision } : { engine, backend, precision };
}

/** Whether simd makes all runs. */
export function isStandard({ engine, backend }: EngineChoice): boolean {
  return engine === "simd" || (engine === "auto" && backend === null);
}

/**
 * Starts the engine that was chosen.
 * @param module the compiled kernel, where the thread has been given it.
 * @param onBackend the engine on a backend of tfjs: in this thread, unless it is told.
 * @throws RangeError for tfjs without a backend.
 */
export function startEngine(
  { engine, backend, precision }: PreciseChoice,
  { module, onBackend = tfjsOn }: Pick<SimdOptions, "module"> & { onBackend?: (backend: BackendName) => Engine } = {},
): Engine {
  if (engine === "reference") return referenceEngine();
  if (engine === "tfjs") {
    if (backend === null) throw new RangeError("engine tfjs without a backend: name one, or see touchstone doctor");
    return onBackend(backend);
  }
  const simd = simdEngine({ precision, module });
  return engine === "simd" || backend === null ? simd : autoEngine(simd, onBackend(backend));
}

/** tfjs in this thread. It is loaded when first needed: it takes half a second, and a backend's native library more. */
export function tfjsOn(backend: BackendName): Engine {
  return deferredEngine({ name: "tfjs", precision: "float32" }, async () => {
    const { loadBackend } = await import("./tfjs/load.ts");
    const loading = await loadBackend(backend);
    if (loading.kind !== "loaded") throw new Error(loading.why);
    return (await import("./tfjs/engine.ts")).tfjsEngine();
  });
}
