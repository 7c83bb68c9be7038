import type { EngineName } from "../engine/choice.ts";
import type { BackendName } from "../engine/tfjs/backend.ts";

/** What of touchstone works on a machine, how fast, and what `auto` makes of it. */
export interface Diagnosis {
  readonly machine: {
    readonly touchstone: string;
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
  readonly name: EngineName;
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

/** For a person, a line each. */
export function inLines({ machine, engines, backends, auto }: Diagnosis): string[] {
  return [
    `touchstone ${machine.touchstone}, Node ${machine.node}, ${machine.platform}`,
    `${machine.cores} cores of ${machine.processor}`,
    `NVIDIA: ${machine.nvidia ?? "no device"}`,
    "",
    "engines",
    ...engines.map(({ name, netStepsPerSecond, why }) => row(name, pace(netStepsPerSecond), why)),
    "",
    "backends of tfjs, in the order in which they are tried",
    ...backends.map((each) => row(each.name, stateOf(each), `${each.why}${kindOf(each)}`)),
    "",
    `auto: ${auto.why}`,
  ];
}

function stateOf({ outcome, netStepsPerSecond }: BackendHealth): string {
  return outcome === "works" ? pace(netStepsPerSecond) : outcome;
}

function kindOf({ name, gpu }: BackendHealth): string {
  if (gpu === true) return ", a GPU";
  return name === "webgpu" && gpu === false ? ", software and no GPU" : "";
}

function row(name: string, state: string, why: string): string {
  return `  ${name.padEnd(14)}  ${state.padStart(21)}  ${why}`.trimEnd();
}

function pace(netStepsPerSecond: number | null): string {
  if (netStepsPerSecond === null) return "fails";
  return `${Number(netStepsPerSecond.toPrecision(3)).toLocaleString("en")} net-steps/s`;
}
