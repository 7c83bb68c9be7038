import { type Diagnosis, diagnose } from "../engine/diagnosis.ts";
import { patience, probeBackend } from "../engine/tfjs/probe.ts";
import { netStepsPerSecond } from "../engine/throughput.ts";
import { backendFrom, parsed } from "./arguments.ts";
import { inLines } from "./diagnosis-lines.ts";
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
  console.log(values.json ? inJson(diagnosis) : inLines(diagnosis, version).join("\n"));
  return diagnosis.works ? 0 : 1;
}

function inJson(diagnosis: Diagnosis): string {
  return JSON.stringify({ ...diagnosis, machine: { touchstone: version, ...diagnosis.machine } }, null, 2);
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
