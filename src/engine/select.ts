import { referenceEngine } from "./reference/reference.ts";
import type { Engine } from "./run.ts";
import { simdEngine } from "./simd/engine.ts";

const engines: Readonly<Record<string, () => Engine>> = {
  simd: () => simdEngine({ precision: "float64" }),
  "simd-f32": () => simdEngine({ precision: "float32" }),
  reference: referenceEngine,
};

/** The engines that can be asked for; the first is the default. */
export const engineNames: readonly string[] = Object.keys(engines);

/** Starts an engine. @throws RangeError for an unknown name. */
export function startEngine(name: string): Engine {
  if (!Object.hasOwn(engines, name))
    throw new RangeError(`engine "${name}" is not known: choose ${engineNames.join(", ")}`);
  return engines[name]();
}
