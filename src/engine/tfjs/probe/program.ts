import type { BackendName } from "../backend.ts";
import { failed } from "../load/loading.ts";
import type { Answer } from "./answer.ts";

// The program of a probe's process: loads the backend that it is told, compares it with the reference, and sends an
// Answer.
const [name, measured] = process.argv.slice(2);
process.on("disconnect", () => process.exit());
process.send?.(await answer(name as BackendName, measured === "measured"));

async function answer(name: BackendName, measured: boolean): Promise<Answer> {
  try {
    const { loadBackend } = await import("../load.ts");
    const { tfjsEngine } = await import("../engine.ts");
    const { parityError } = await import("../parity.ts");
    const { netStepsPerSecond } = await import("../../throughput.ts");
    const loading = await loadBackend(name);
    if (loading.kind !== "loaded") return loading;
    const { backend } = loading;
    const engine = tfjsEngine();
    const parity = await parityError(engine);
    return { kind: "works", backend, parity, netStepsPerSecond: measured ? await netStepsPerSecond(engine) : null };
  } catch (error) {
    // Of tfjs, where the backend lacks an operation, or its device fails in the middle.
    return failed((error as Error).message);
  }
}
