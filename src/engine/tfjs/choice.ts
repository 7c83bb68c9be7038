import { type Backend, type BackendName, backendNames } from "./backend.ts";
import { parityLimit } from "./parity.ts";
import type { Answer } from "./probe/answer.ts";

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

/** A turn of a backend; `software` is whether a software adapter of WebGPU will do. */
interface Turn {
  readonly name: BackendName;
  readonly software: boolean;
}

/**
 * The first backend that can be used here and computes what the reference does. A software adapter of WebGPU is no GPU,
 * and comes after the processor's backends: one product takes it milliseconds.
 *
 * @param probe what a backend answers; each is asked once at most.
 */
export async function chooseBackend(
  wanted: BackendName | "auto",
  probe: (name: BackendName) => Promise<Answer>,
): Promise<BackendChoice> {
  const answers = new Map<BackendName, Answer>();
  const attempts = new Map<BackendName, Attempt>();
  let backend: Backend | null = null;
  for (const turn of turnsOf(wanted)) {
    const answer = answers.get(turn.name) ?? (await probe(turn.name));
    const attempt = judged(turn, answer);
    answers.set(turn.name, answer);
    attempts.set(turn.name, attempt);
    if (answer.kind === "works" && attempt.outcome === "chosen") {
      backend = answer.backend;
      break;
    }
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

function judged({ name, software }: Turn, answer: Answer): Attempt {
  const attempt = (outcome: Attempt["outcome"], why: string, parity: number | null = null) => ({
    name,
    outcome,
    why,
    parity,
  });
  if (answer.kind === "missing") return attempt("missing", answer.why);
  if (answer.kind === "failed") return attempt("refused", answer.why);
  const { backend, parity } = answer;
  if (name === "tensorflow-gpu" && !backend.gpu) return attempt("refused", "it computes on the processor, no GPU");
  if (name === "webgpu" && !backend.gpu && !software)
    return attempt("not tried", `${backend.device} is software, no GPU`);
  const far = `${parity.toExponential(1)} from the reference`;
  if (Number.isNaN(parity)) return attempt("refused", "it computes wrong: not numbers", parity);
  if (parity > parityLimit)
    return attempt("refused", `it computes wrong: ${far}, where ${parityLimit.toExponential(1)} is the limit`, parity);
  return attempt("chosen", `on ${backend.device}, ${far}`, parity);
}

function whyNone(attempts: readonly Attempt[]): string {
  return attempts.map(({ name, outcome, why }) => `${name} is ${outcome}: ${why}`).join("; ");
}
