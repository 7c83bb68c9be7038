import { autoEngine } from "./auto.ts";
import type { EngineChoice } from "./choice.ts";
import { deferredEngine } from "./deferred.ts";
import { referenceEngine } from "./reference/reference.ts";
import type { Engine } from "./run.ts";
import { simdEngine } from "./simd/engine.ts";
import { type BackendName, STACKED } from "./tfjs/backend.ts";

/** Starts the engine that was chosen. @throws RangeError for tfjs without a backend. */
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

/** tfjs is loaded when first needed: it takes half a second, and a backend's native library more. */
function onBackend(backend: BackendName): Engine {
  return deferredEngine({ name: "tfjs", precision: "float32", capacity: STACKED }, async () => {
    const { loadBackend } = await import("./tfjs/load.ts");
    await loadBackend(backend);
    return (await import("./tfjs/engine.ts")).tfjsEngine();
  });
}
