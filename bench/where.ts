import { Session } from "node:inspector/promises";
import type { Kernel } from "../src/engine/simd/kernel.ts";
import { calibrated, trained } from "./ours.ts";
import type { Workload } from "./workloads.ts";

/** Which file of the kernel's does what. */
const PARTS: Readonly<Record<string, string>> = {
  forward: "forward",
  activation: "forward",
  pool: "forward",
  backward: "inputs' gradient",
  learn: "weights' gradient and update",
  pack: "weights' gradient and update",
  sphere: "weights' gradient and update",
  bias: "weights' gradient and update",
  gather: "gather",
};

/** Sampling interval of the profiler, in microseconds. */
const INTERVAL = 200;

/**
 * Where a step's time goes: the share of each part of the kernel, and of what runs outside of it (drawing batches, laying out
 * the run, reading its weights), by V8's sampling profiler over about a second.
 */
export async function whereTimeGoes(kernel: Kernel, workload: Workload): Promise<Map<string, number>> {
  const steps = calibrated(kernel, workload, 1);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: INTERVAL });
  await session.post("Profiler.start");
  trained(kernel, workload, steps);
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();

  const callers = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  );
  const files = new Map(
    profile.nodes.map(({ id, callFrame }) => [id, /assembly\/(\w+)\//.exec(callFrame.functionName)?.[1]]),
  );
  /** The file of a function; what forward and backward share is the caller's. */
  const fileOf = (id: number): string | undefined => {
    const caller = callers.get(id);
    return files.get(id) === "product" && caller !== undefined ? fileOf(caller) : files.get(id);
  };
  const times = new Map<string, number>();
  let total = 0;
  for (const [i, id] of (profile.samples ?? []).entries()) {
    const time = profile.timeDeltas?.[i] ?? 0;
    const file = fileOf(id);
    const part = file === undefined ? "outside the kernel" : (PARTS[file] ?? "rest of the kernel");
    times.set(part, (times.get(part) ?? 0) + time);
    total += time;
  }
  return new Map([...times].map(([part, time]) => [part, time / total] as const).sort(([, a], [, b]) => b - a));
}

/** One line: the shares of a workload. */
export function whereLine({ name }: Workload, { precision }: Kernel, shares: Map<string, number>): string {
  const parts = [...shares].map(([part, share]) => `${part} ${Math.round(100 * share)} %`);
  return `${name.padEnd(24)}${precision.padEnd(9)}${parts.join(", ")}`;
}
