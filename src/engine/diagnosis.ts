import { availableParallelism, cpus } from "node:os";
import { chooseEngine, type EngineName, thisMachine } from "./choice.ts";
import type { Engine } from "./run.ts";
import { build } from "./simd/build.mjs";
import { type PreciseChoice, startEngine } from "./start.ts";
import { type BackendName, backendNames } from "./tfjs/backend.ts";
import { nvidiaDevice } from "./tfjs/nvidia.ts";
import type { Answer } from "./tfjs/probe/answer.ts";
import { probeBackends } from "./tfjs/probe.ts";

/** Which engines work on a machine, how fast, and what `auto` makes of it. */
export interface Diagnosis {
  readonly machine: {
    readonly node: string;
    readonly platform: string;
    readonly processor: string;
    readonly cores: number;
    readonly nvidia: string | null;
  };
  readonly engines: readonly EngineHealth[];
  /** In the order in which they are tried. */
  readonly backends: readonly BackendHealth[];
  /** The engine of a run that names none; null where it cannot start. */
  readonly auto: { readonly engine: EngineName | null; readonly backend: BackendName | null; readonly why: string };
  /** Whether a run that names no engine can be made. */
  readonly works: boolean;
}

export interface EngineHealth {
  /** With its precision, such as "simd, float32". */
  readonly name: string;
  /** Null where it does not work. */
  readonly netStepsPerSecond: number | null;
  /** What is wrong with it, or nothing. */
  readonly why: string;
}

export interface BackendHealth {
  readonly name: BackendName;
  readonly outcome: "works" | "missing" | "refused";
  /** In words; of a backend that is missing, what to do too. */
  readonly why: string;
  readonly device: string | null;
  readonly gpu: boolean | null;
  /** How far its steps are from the reference's. */
  readonly parity: number | null;
  readonly netStepsPerSecond: number | null;
}

/** How a machine is examined. */
export interface Examination {
  probe(name: BackendName): Promise<Answer>;
  /** Net steps a second of an engine. */
  measure(engine: Engine): Promise<number>;
  /** Is told what is tried next. */
  begin(what: string): void;
}

/**
 * Tries every engine here and every backend by a probe, one after the other, so that none slows another.
 * @param wanted the backend that a run without flags names, or null.
 */
export async function diagnose(wanted: BackendName | null, { probe, measure, begin }: Examination): Promise<Diagnosis> {
  const engines: EngineHealth[] = [];
  for (const [engine, precision] of [
    ["simd", "float64"],
    ["simd", "float32"],
    ["reference", "float64"],
  ] as const) {
    begin(`${engine}, ${precision}`);
    engines.push(await healthOfEngine({ engine, backend: null, precision }, measure));
  }
  const answers = new Map<BackendName, Answer>();
  for (const name of backendNames) {
    begin(name);
    answers.set(name, await probe(name));
  }
  const known = async (name: BackendName) => answers.get(name) as Answer;
  const backends = await Promise.all(backendNames.map((name) => healthOfBackend(name, known)));
  const auto = await choiceOf(wanted, known);
  return {
    machine: {
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
      processor: cpus()[0]?.model.trim() ?? "an unknown processor",
      cores: availableParallelism(),
      nvidia: nvidiaDevice(),
    },
    engines,
    backends,
    auto,
    works: auto.engine !== null && engines[0].netStepsPerSecond !== null,
  };
}

async function healthOfEngine(choice: PreciseChoice, measure: Examination["measure"]): Promise<EngineHealth> {
  const name = `${choice.engine}, ${choice.precision}`;
  try {
    await build();
    const engine = startEngine(choice);
    try {
      return { name, netStepsPerSecond: await measure(engine), why: "" };
    } finally {
      await engine.dispose();
    }
  } catch (error) {
    return { name, netStepsPerSecond: null, why: (error as Error).message };
  }
}

async function healthOfBackend(name: BackendName, known: Examination["probe"]): Promise<BackendHealth> {
  const { attempts } = await probeBackends(name, known);
  const { outcome, why, parity } = attempts[backendNames.indexOf(name)];
  const answer = await known(name);
  const found = answer.kind === "works" ? answer : null;
  return {
    name,
    outcome: outcome === "chosen" ? "works" : outcome === "missing" ? "missing" : "refused",
    why,
    device: found?.backend.device ?? null,
    gpu: found?.backend.gpu ?? null,
    parity,
    netStepsPerSecond: found?.netStepsPerSecond ?? null,
  };
}

/** What a run without --engine would do. */
async function choiceOf(wanted: BackendName | null, known: Examination["probe"]): Promise<Diagnosis["auto"]> {
  const said: string[] = [];
  const machine = { ...thisMachine(), probe: (name: BackendName | "auto") => probeBackends(name, known) };
  const choice = await chooseEngine("auto", wanted, (line) => said.push(line), machine);
  if ("problem" in choice) return { engine: null, backend: wanted, why: choice.problem };
  return { ...choice, why: said.join("; ") || `${choice.engine} trains, because no package for GPUs is installed` };
}
