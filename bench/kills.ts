// Kills runs at random moments, resumes them, and compares what they find with a run that nobody disturbed.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parsed } from "../src/cli/arguments.ts";

const binary = resolve(import.meta.dirname, "../bin/touchstone.js");

/** Ten claims that take little. */
const QUICK = [
  "collapse/free-features",
  "dynamics/equilibrium",
  "noise/randomness",
  "structure/output",
  "structure/patches",
  "dynamics/sgd-step",
];

const { values, positionals } = parsed(process.argv.slice(2), { kills: { type: "string", default: "100" } });
const filters = positionals.length > 0 ? positionals : QUICK;
const kills = Number(values.kills);
const folder = mkdtempSync(join(tmpdir(), "touchstone-kills-"));
const verify = (out: string, ...flags: string[]) => [
  binary,
  "verify",
  ...filters,
  "--out",
  join(folder, out),
  ...flags,
];
const findings = (out: string) => readFileSync(join(folder, out, "findings.json"), "utf8");

try {
  const start = performance.now();
  execFileSync(process.execPath, verify("whole"), { stdio: "ignore" });
  const whole = performance.now() - start;
  let taken = 0;
  let different = 0;
  for (let kill = 0; kill < kills; kill++) {
    const after = Math.random() * whole;
    await killed(verify("killed"), after);
    const told = execFileSync(process.execPath, verify("killed", "--resume"), { encoding: "utf8" });
    const records = Number(/resumed: (\d+) records/.exec(told)?.[1]);
    taken += records;
    const same = findings("killed") === findings("whole");
    if (!same) different++;
    console.log(
      `${kill + 1}: killed after ${(after / 1000).toFixed(1)} s, ${records} records taken, ${same ? "the same" : "DIFFERENT"}`,
    );
    rmSync(join(folder, "killed"), { recursive: true, force: true });
  }
  console.log(
    `${kills - different} of ${kills} resumed runs found the same, byte for byte; ${taken} records taken in all`,
  );
  process.exitCode = different === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts a program and kills it after some milliseconds, or lets it end before. */
function killed(args: readonly string[], after: number): Promise<void> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), after);
    child.on("close", () => {
      clearTimeout(timer);
      done();
    });
  });
}
