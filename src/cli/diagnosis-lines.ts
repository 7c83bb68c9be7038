import type { BackendHealth, Diagnosis } from "../engine/diagnosis.ts";

/** For a person, a line each. */
export function inLines({ machine, engines, backends, auto }: Diagnosis, version: string): string[] {
  return [
    `touchstone ${version}, Node ${machine.node}, ${machine.platform}`,
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
  return `  ${name.padEnd(18)}  ${state.padStart(21)}  ${why}`.trimEnd();
}

function pace(netStepsPerSecond: number | null): string {
  if (netStepsPerSecond === null) return "fails";
  return `${Number(netStepsPerSecond.toPrecision(3)).toLocaleString("en")} net-steps/s`;
}
