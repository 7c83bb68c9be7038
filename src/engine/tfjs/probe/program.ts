import type { Backend, BackendName } from "../backend.ts";

/** What the process of a probe found out about a backend. */
export type Answer =
  | { readonly kind: "missing"; readonly why: string }
  | { readonly kind: "failed"; readonly why: string }
  | {
      readonly kind: "works";
      readonly backend: Backend;
      readonly parity: number;
      /** Of a small population, or null where that was not asked for. */
      readonly netStepsPerSecond: number | null;
    };

// The program of a probe's process: loads the backend that it is told, compares it with the reference, and sends an Answer.
const [name, measured] = process.argv.slice(2);
process.on("disconnect", () => process.exit());
process.send?.(await answer(name as BackendName, measured === "measured"));

async function answer(name: BackendName, measured: boolean): Promise<Answer> {
  const { BackendMissing } = await import("../load/missing.ts");
  try {
    const { loadBackend } = await import("../load.ts");
    const { tfjsEngine } = await import("../engine.ts");
    const { parityError } = await import("../parity.ts");
    const { netStepsPerSecond } = await import("../../throughput.ts");
    const backend = await loadBackend(name);
    const engine = tfjsEngine();
    const parity = await parityError(engine);
    return { kind: "works", backend, parity, netStepsPerSecond: measured ? await netStepsPerSecond(engine) : null };
  } catch (error) {
    const { message } = error as Error;
    return { kind: error instanceof BackendMissing ? "missing" : "failed", why: message };
  }
}
