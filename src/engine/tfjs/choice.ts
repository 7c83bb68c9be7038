import { type Backend, type BackendName, backendNames } from "./backend.ts";
import { BackendMissing } from "./load/missing.ts";

/** What became of one backend. */
export interface Attempt {
  readonly name: BackendName;
  readonly outcome: "chosen" | "missing" | "refused" | "not tried";
  /** In words; for a backend that is missing, what to do too. */
  readonly why: string;
  /** How far its steps were from the reference's, or null where that was not measured. */
  readonly parity: number | null;
}

export interface BackendChoice {
  /** Null where none can be used. */
  readonly backend: Backend | null;
  /** In words: which backend, or why none. */
  readonly why: string;
  /** One a backend, in the order of `backendNames`. */
  readonly attempts: readonly Attempt[];
}

export interface Trial {
  /** Starts a backend. BackendMissing where it cannot be used here; any other error refuses it. */
  load(name: BackendName): Promise<Backend>;
  /** The started backend's parity error, see parity.ts. */
  check(backend: Backend): Promise<number>;
  /** The largest parity error that is right. */
  readonly limit: number;
}

/** A turn of a backend; `software` is whether a software adapter of WebGPU will do. */
interface Turn {
  readonly name: BackendName;
  readonly software: boolean;
}

/**
 * The first backend that can be used here and computes what the reference does. A software adapter of WebGPU is no GPU, and comes
 * after the processor's backends: one product takes it milliseconds.
 */
export async function chooseBackend(wanted: BackendName | "auto", trial: Trial): Promise<BackendChoice> {
  const attempts = new Map<BackendName, Attempt>();
  let backend: Backend | null = null;
  for (const turn of turnsOf(wanted)) {
    const earlier = attempts.get(turn.name);
    if (earlier !== undefined && earlier.outcome !== "not tried") continue;
    const tried = await takeTurn(turn, trial);
    attempts.set(turn.name, tried.attempt);
    backend = tried.backend;
    if (backend !== null) break;
  }
  const otherwise = backend === null ? "it was not asked for" : `${backend.name} was taken`;
  return {
    backend,
    why: backend === null ? whyNone([...attempts.values()]) : `${backend.name} on ${backend.device}`,
    attempts: backendNames.map(
      (name) => attempts.get(name) ?? { name, outcome: "not tried", why: otherwise, parity: null },
    ),
  };
}

function turnsOf(wanted: BackendName | "auto"): Turn[] {
  const strict = (name: BackendName): Turn => ({ name, software: false });
  if (wanted === "auto") return [...backendNames.map(strict), { name: "webgpu", software: true }];
  return [{ name: wanted, software: true }];
}

async function takeTurn(
  { name, software }: Turn,
  trial: Trial,
): Promise<{ attempt: Attempt; backend: Backend | null }> {
  const failed = (outcome: Attempt["outcome"], why: string, parity: number | null = null) => ({
    attempt: { name, outcome, why, parity },
    backend: null,
  });
  try {
    const backend = await trial.load(name);
    if (name === "tensorflow-gpu" && !backend.gpu) return failed("refused", "it computes on the processor, no GPU");
    if (name === "webgpu" && !backend.gpu && !software)
      return failed("not tried", `${backend.device} is software, no GPU`);
    const parity = await trial.check(backend);
    const far = `${parity.toExponential(1)} from the reference`;
    if (Number.isNaN(parity)) return failed("refused", "it computes wrong: not numbers", parity);
    if (parity > trial.limit)
      return failed("refused", `it computes wrong: ${far}, where ${trial.limit.toExponential(1)} is the limit`, parity);
    return { attempt: { name, outcome: "chosen", why: `on ${backend.device}, ${far}`, parity }, backend };
  } catch (error) {
    return failed(error instanceof BackendMissing ? "missing" : "refused", (error as Error).message);
  }
}

function whyNone(attempts: readonly Attempt[]): string {
  return attempts.map(({ name, outcome, why }) => `${name} is ${outcome}: ${why}`).join("; ");
}
