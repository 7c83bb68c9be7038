import { setFlagsFromString } from "node:v8";
import { FINGERPRINTS, fingerprint } from "./fingerprint.ts";
import { instantiate } from "./kernel.ts";

/** V8 knows the flag from Node 22 on, and an older one would complain of it. */
const REVECTORIZES = Number(process.versions.v8.split(".")[0]) >= 12;

/**
 * Compiles the kernel, once and for all by V8's optimizing compiler (some 30 ms). Where V8 can join neighbouring 128-bit operations
 * to 256-bit ones, it may: each number is still the result of the same operations, so the bits are the same. That is not taken
 * on trust: what has been compiled must leave the recorded fingerprints, or it is compiled without.
 *
 * @throws Error when the kernel leaves other fingerprints even so.
 */
export function compileKernel(bytes: Uint8Array): WebAssembly.Module {
  if (REVECTORIZES) {
    const module = compiledWith(["--experimental-wasm-revectorize"], renamed(bytes));
    if (leavesFingerprints(module)) return module;
  }
  const module = compiledWith([], bytes);
  if (!leavesFingerprints(module)) {
    throw new Error(
      "the kernel computes other bits here than those on record, so no run could be repeated: if you changed the kernel, " +
        "record its fingerprints in src/engine/simd/fingerprint.ts, else report this processor and version of Node",
    );
  }
  return module;
}

/** Flags are the process's, and other WebAssembly wants them as they were: they are set for this one compilation. */
function compiledWith(flags: readonly string[], bytes: Uint8Array): WebAssembly.Module {
  const all = [...flags, "--no-liftoff", "--no-wasm-lazy-compilation"];
  for (const flag of all) setFlagsFromString(flag);
  try {
    return new WebAssembly.Module(bytes);
  } finally {
    for (const flag of all)
      setFlagsFromString(flag.startsWith("--no-") ? `--${flag.slice(5)}` : `--no-${flag.slice(2)}`);
  }
}

/** The same module with one more custom section: V8 keeps compiled code by its bytes, and must not mix up the two. */
function renamed(bytes: Uint8Array): Uint8Array {
  return Uint8Array.of(...bytes, 0, 2, 1, 0x72);
}

function leavesFingerprints(module: WebAssembly.Module): boolean {
  return (["float64", "float32"] as const).every(
    (precision) => fingerprint(instantiate(module, precision)) === FINGERPRINTS[precision],
  );
}
