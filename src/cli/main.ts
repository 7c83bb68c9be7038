import { UsageError } from "./usage-error.ts";

// Loaded when asked for: vitest and the plots take a second, which a list or a mistyped command need not wait for.
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  verify: async (args) => (await import("./verify.ts")).verify(args),
  merge: async (args) => (await import("./merge.ts")).merge(args),
  list: async (args) => (await import("./list.ts")).list(args),
  replay: async (args) => (await import("./replay.ts")).replay(args),
  explain: async (args) => (await import("./explain.ts")).explain(args),
  prove: async (args) => (await import("./prove.ts")).prove(args),
  doctor: async (args) => (await import("./doctor.ts")).doctor(args),
};

const usage = `touchstone decides claims of deep-learning theory by training drawn networks.

  touchstone verify [filter …]   decide the claims, or those whose id contains a filter
      --profile quick|full       cases at most: 40 or 200 (quick)
      --seed N                   of the drawn cases (2023)
      --cases N                  cases of every population, in place of the profile's
      --out FOLDER               where the report, findings.json and the records, cases.ndjson, go (report)
      --resume                   go on from the records that the folder holds
      --shard K/N                make the records of every N-th case and judge nothing: touchstone merge does
      --workers N                threads (one a core)
      --engine NAME              auto, simd, tfjs or reference (auto: simd, and a GPU where there is one)
      --backend NAME             of tfjs: tensorflow-gpu, webgpu, tensorflow, wasm or cpu (TOUCHSTONE_BACKEND, or the first that works)
      --precision NAME           float64 or float32, in place of what each claim says
  touchstone merge FOLDER …      join the records of shards, judge them and write the report
      --out FOLDER               where they go (report)
  touchstone list [--json]       the claims on record
  touchstone replay CLAIM --seed N --path P [--population NAME] [--engine NAME [--backend NAME]] [--precision NAME]
                                 repeat one case of a claim, exactly, and say how far another engine is from it
  touchstone explain CLAIM       its statement, proofs and derivation, and what was measured
      --out FOLDER               the report to read the evidence from (report)
  touchstone prove [filter …]    decide the algebraic lemmas beside the claims, and nothing else
      --smtlib FOLDER            write them as SMT-LIB files instead, for another solver
  touchstone doctor [--json]     which engines and backends work on this machine, how fast, and why others do not
      --patience N               seconds that a backend may take to answer (60)

Exit code: 0 every verdict is as expected and every lemma proved (doctor: the default engine works), 1 not so, 2 the command was wrong.`;

/** Carries out a command line and sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  keepOnWithoutReader();
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || rest.concat(name).some((arg) => arg === "--help" || arg === "-h")) {
    console.log(usage);
    process.exitCode = name === undefined ? 2 : 0;
    return;
  }
  try {
    if (!Object.hasOwn(commands, name)) {
      throw new UsageError(`"${name}" is not a command: choose ${Object.keys(commands).join(", ")}, or --help`);
    }
    process.exitCode = await commands[name](rest);
  } catch (error) {
    const expected = error instanceof UsageError;
    console.error(`touchstone: ${expected ? error.message : error instanceof Error ? error.stack : error}`);
    process.exitCode = expected ? 2 : 1;
  }
}

/** Whoever reads the output may leave early, as `head` does: the run goes on, so that its report is written. */
function keepOnWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
