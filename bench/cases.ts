// How whole cases spread over threads: what the main thread takes of the processor's time, and what a second worker
// brings.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parsed } from "../src/cli/arguments.ts";
import { claimsMatching } from "../src/cli/claims-matching.ts";
import { build } from "../src/engine/simd/build.mjs";
import { bundle } from "../src/run/bundle.ts";
import { type Crew, type Jobs, threads } from "../src/run/crew.ts";
import { plainSettings, type Settings } from "../src/run/settings.ts";
import { casesOf, makeShard } from "../src/run/shard.ts";
import { busyWarning, machine } from "./setting.ts";
import { spread, times } from "./table.ts";

const binary = resolve(import.meta.dirname, "../bin/touchstone.js");

const { values, positionals } = parsed(process.argv.slice(2), {
  rounds: { type: "string", default: "3" },
  cases: { type: "string", default: "24" },
});
const claims = claimsMatching(positionals);
await build();
const bundled = await bundle(claims);
const properties = new Map(await Promise.all(claims.map(async ({ id }) => [id, await bundled.property(id)] as const)));
console.log(machine());
const busy = busyWarning();
if (busy !== "") console.log(busy);

const { main, all } = profile(positionals);
console.log(
  `verify ${positionals.join(" ")}: the main thread takes ${((100 * main) / all).toFixed(1)} % of the processor time ` +
    `(${main.toFixed(1)} of ${all.toFixed(1)} s, by V8's profiler over all threads)`,
);

const settings = { ...plainSettings(claims.length), cases: Number(values.cases) };
const rates: [number[], number[]] = [[], []];
for (let round = 0; round < Number(values.rounds); round++)
  for (const workers of [1, 2]) rates[workers - 1].push(await casesPerSecond(settings, workers));
const gains = rates[1].map((rate, round) => rate / rates[0][round]);
console.log(
  `two workers: ${spread(gains, times)} as many cases as one, ${settings.cases} of every part of ${claims.length} claims`,
);

/** Seconds that the main thread and all threads were not idle in, in a run of `verify`. */
function profile(filters: readonly string[]): { main: number; all: number } {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
  try {
    const flags = ["--cpu-prof", `--cpu-prof-dir=${folder}`, "--cpu-prof-interval=5000"];
    execFileSync(process.execPath, [...flags, binary, "verify", ...filters, "--out", join(folder, "report")]);
    const busy = readdirSync(folder)
      .filter((file) => file.endsWith(".cpuprofile"))
      .map((file) => ({ main: /\.0\.\d+\.cpuprofile$/.test(file), seconds: busySeconds(join(folder, file)) }));
    const sum = (some: typeof busy) => some.reduce((total, { seconds }) => total + seconds, 0);
    return { main: sum(busy.filter(({ main }) => main)), all: sum(busy) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function busySeconds(file: string): number {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, "utf8")) as {
    nodes: { id: number; callFrame: { functionName: string } }[];
    samples: number[];
    timeDeltas: number[];
  };
  // z3's threads, too, wait most of the time.
  const waits = ["(idle)", "emscripten_futex_wait"];
  const idle = new Set(nodes.filter(({ callFrame }) => waits.includes(callFrame.functionName)).map(({ id }) => id));
  return samples.reduce((sum, node, i) => sum + (idle.has(node) ? 0 : timeDeltas[i] / 1e6), 0);
}

/** How many cases a crew makes in a second. The threads start and compile before the clock does. */
async function casesPerSecond(settings: Settings, workers: number): Promise<number> {
  const nothing = { find: () => null, keep() {} };
  const names = [...casesOf(properties, settings, { shard: 1, of: 1 })];
  const crew: { current: Crew | null; jobs: Jobs | null } = { current: null, jobs: null };
  // One crew for both shares: what it is warmed with, and what is timed.
  const hire = (jobs: Jobs): Crew => {
    crew.jobs = jobs;
    crew.current ??= threads(bundled, settings, workers, {
      next: (member, members) => crew.jobs?.next(member, members) ?? null,
      nextProof: () => null,
    });
    return { ...crew.current, dispose: async () => {} };
  };
  const warm = names.filter(({ index }) => index < workers);
  await makeShard(warm, nothing, hire, () => {});
  const timed = names.filter(({ index }) => index >= 2);
  const start = performance.now();
  await makeShard(timed, nothing, hire, () => {});
  const seconds = (performance.now() - start) / 1000;
  await crew.current?.dispose();
  return timed.length / seconds;
}
