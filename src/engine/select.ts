import { autoEngine } from "./auto.ts";
import { deferredEngine } from "./deferred.ts";
import { referenceEngine } from "./reference/reference.ts";
import type { Engine } from "./run.ts";
import { simdEngine } from "./simd/engine.ts";
import { type BackendName, STACKED } from "./tfjs/backend.ts";

/** The engines that can be asked for; the first is the default. */
export const engineNames = ["auto", "simd", "simd-f32", "tfjs", "reference"] as const;

export type EngineName = (typeof engineNames)[number];

/** Who trains. */
export interface EngineChoice {
  readonly engine: EngineName;
  /** Whom tfjs computes with. Without one `auto` is simd. */
  readonly backend: BackendName | null;
}

/** Starts an engine. @throws RangeError for tfjs without a backend. */
export function startEngine({ engine, backend }: EngineChoice): Engine {
  if (engine === "reference") return referenceEngine();
  if (engine === "simd-f32") return simdEngine({ precision: "float32" });
  if (engine === "tfjs") {
    if (backend === null) throw new RangeError("engine tfjs without a backend: name one, or see touchstone doctor");
    return onBackend(backend);
  }
  const simd = simdEngine({ precision: "float64" });
  return engine === "simd" || backend === null ? simd : autoEngine(simd, onBackend(backend));
}

/** Whether all of its runs are trained in float64. */
export function trainsInFloat64({ engine, backend }: EngineChoice): boolean {
  return engine === "simd" || engine === "reference" || (engine === "auto" && backend === null);
}

/** What a finding calls an engine, such as "simd" or "tfjs (webgpu)". */
export function engineLabel({ engine, backend }: EngineChoice): string {
  if (engine === "auto") return backend === null ? "simd" : `simd and tfjs (${backend})`;
  return engine === "tfjs" ? `tfjs (${backend})` : engine;
}

/** tfjs is loaded when first needed: it takes half a second, and a backend's native library more. */
function onBackend(backend: BackendName): Engine {
  return deferredEngine({ name: "tfjs", precision: "float32", capacity: STACKED }, async () => {
    const { loadBackend } = await import("./tfjs/load.ts");
    await loadBackend(backend);
    return (await import("./tfjs/engine.ts")).tfjsEngine();
  });
}
