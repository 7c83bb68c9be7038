import { availableParallelism, cpus } from "node:os";
import { chooseEngine, type EngineName, thisMachine } from "../engine/choice.ts";
import type { Engine } from "../engine/run.ts";
import { build } from "../engine/simd/build.mjs";
import { startEngine } from "../engine/start.ts";
import { type BackendName, backendNames } from "../engine/tfjs/backend.ts";
import { nvidiaDevice } from "../engine/tfjs/nvidia.ts";
import type { Answer } from "../engine/tfjs/probe/program.ts";
import { patience, probeBackend, probeBackends } from "../engine/tfjs/probe.ts";
import { netStepsPerSecond } from "../engine/throughput.ts";
import { backendFrom, parsed } from "./arguments.ts";
import { type BackendHealth, type Diagnosis, type EngineHealth, inLines } from "./diagnosis.ts";
import { version } from "./project.ts";
import { UsageError } from "./usage-error.ts";

/** `touchstone doctor`: what works on this machine, how fast, and why the rest does not. 0 when the default engine works, else 1. */
export async function doctor(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed(args, { json: { type: "boolean" }, patience: { type: "string" } });
  if (positionals.length > 0) throw new UsageError(`doctor takes no words, but got "${positionals[0]}"`);
  const seconds = secondsFrom(values.patience);
  const wanted = backendFrom(undefined, "auto");
  const diagnosis = await diagnose(wanted, {
    probe: (name) => probeBackend(name, { measured: true, seconds }),
    measure: netStepsPerSecond,
    begin: showProgress,
  });
  showProgress("");
  console.log(values.json ? JSON.stringify(diagnosis, null, 2) : inLines(diagnosis).join("\n"));
  return diagnosis.works ? 0 : 1;
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
  for (const name of ["simd", "simd-f32", "reference"] as const) {
    begin(name);
    engines.push(await healthOfEngine(name, measure));
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
      touchstone: version,
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

async function healthOfEngine(name: EngineName, measure: Examination["measure"]): Promise<EngineHealth> {
  try {
    await build();
    const engine = startEngine({ engine: name, backend: null });
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

function secondsFrom(text: string | undefined): number {
  if (text === undefined) return patience;
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds < 1 || seconds > 86_400)
    throw new UsageError(`--patience ${text}: give the seconds that a backend may take, from 1 to 86400`);
  return seconds;
}

/** One line of a terminal, written over each time. */
function showProgress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(what === "" ? "\r\x1b[2K" : `\r\x1b[2K… ${what}`);
}
