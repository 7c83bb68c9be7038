import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { doctor } from "../../src/cli/doctor.ts";
import { explain } from "../../src/cli/explain.ts";
import { list } from "../../src/cli/list.ts";
import { merge } from "../../src/cli/merge.ts";
import { prove } from "../../src/cli/prove.ts";
import { replay } from "../../src/cli/replay.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { verify } from "../../src/cli/verify.ts";
import { inFolder, touchstone } from "./command.ts";

const commands = { verify, merge, list, replay, explain, prove, doctor };

describe("a command that is wrong is refused, names the value and says what to do", () => {
  const claim = "structure/gradients-share-one-inner-product";
  test.for<[args: [keyof typeof commands, ...string[]], ...words: string[]]>([
    [["verify", "--decay", "-1"], "--decay"],
    [["verify", "--seed"], "--seed"],
    [["verify", "--seed=-1"], "--seed -1", "integer"],
    [["verify", "--seed", "1.5"], "--seed 1.5", "integer"],
    [["verify", "--seed", "NaN"], "--seed NaN", "integer"],
    [["verify", "--profile", "slow"], "--profile slow", "quick or full"],
    [["verify", "--engine", "abacus"], "--engine abacus", "auto, simd, tfjs, reference"],
    [["verify", "--backend", "abacus"], "--backend abacus", "tensorflow-gpu, webgpu, tensorflow, wasm, cpu"],
    [["verify", "--cases", "0"], "--cases 0", "integer"],
    [["verify", "--workers", "none"], "--workers none", "integer"],
    [["verify", "--precision", "float16"], "--precision float16", "float64 or float32"],
    [["verify", "--shard", "4/3"], "--shard 4/3", "such as 1/4"],
    [["verify", "--resume=yes"], "--resume"],
    [["merge"], "merge takes the folders of shards", "--out"],
    [["merge", "no-such-folder"], "no-such-folder is no shard", "shard.json"],
    [["merge", "same", "--out", "./same"], "--out ./same", "name another"],
    [["merge", "--workers", "0", "no-such-folder"], "--workers 0", "integer"],
    [["replay", claim, "--backend", "cpu"], "--backend cpu", "tfjs or auto"],
    [["verify", "no-such-claim"], '"no-such-claim"', "touchstone list"],
    [["verify", claim, "no-such-claim"], '"no-such-claim"'],
    [["verify", claim, "--out", "package.json/report"], "package.json/report", "name another folder"],
    [["list", "everything"], '"everything"'],
    [["explain"], "takes one claim"],
    [["explain", "structure"], '"structure"', "touchstone list"],
    [["explain", claim, "--out", "no-such-folder"], "no-such-folder", "findings.json"],
    [["explain", claim, "--seed", "3"], "--seed"],
    [["prove", "no-such-claim"], '"no-such-claim"', "touchstone list"],
    [["prove", "noise/noise-is-chaotic"], "noise/noise-is-chaotic", "no lemma"],
    [["prove", "--smtlib"], "--smtlib"],
    [["prove", "--smtlib", "package.json/lemmas"], "package.json/lemmas", "name another folder"],
    [["prove", "--limit", "3"], "--limit"],
    [["doctor", "everything"], '"everything"'],
    [["doctor", "--probe", "cpu"], "--probe"],
    [["doctor", "--patience", "0"], "--patience 0", "seconds"],
    [["doctor", "--patience", "long"], "--patience long", "seconds"],
    [["replay"], "takes one claim"],
    [["replay", "structure"], '"structure"', "touchstone list"],
    [["replay", claim, "--precision", "half"], "--precision half", "float64 or float32"],
    [["replay", claim, "--path", "first"], "--path first", "7:1:0"],
    [["replay", claim, "--path", "0:99999"], "0:99999"],
    [["replay", claim, "--population", "whales"], '"whales"', "--population"],
  ])("touchstone %s", async ([[name, ...args], ...words]) => {
    const refused = commands[name](args);
    await expect(refused).rejects.toThrow(UsageError);
    for (const word of words) await expect(refused).rejects.toThrow(word);
  });

  test("touchstone verify --engine simd --backend cpu, which leaves the folder to others", () =>
    inFolder(async (folder) => {
      const refused = verify(["--engine", "simd", "--backend", "cpu", "--out", folder]);
      await expect(refused).rejects.toThrow("--backend cpu is for --engine tfjs or auto");
      expect(readdirSync(folder)).toEqual([]);
    }));
});

describe("the process", () => {
  test("ends with code 2 and without a trace where the command was wrong", async () => {
    const { code, stderr } = await touchstone("list", "everything");
    expect(stderr).toMatch(/^touchstone: .*"everything"/);
    expect(stderr).not.toContain("    at ");
    expect(code).toBe(2);
  });

  test("names the commands where there is no such one", async () => {
    const { code, stderr } = await touchstone("conjecture");
    expect(stderr).toContain(
      '"conjecture" is not a command: choose verify, merge, list, replay, explain, prove, doctor',
    );
    expect(code).toBe(2);
  });

  test("prints the usage where no command is given", async () => {
    const { code, stdout } = await touchstone();
    expect(stdout).toContain("touchstone verify");
    expect(code).toBe(2);
  });

  test("prints it for --help, and ends with code 0", async () => {
    const { code, stdout } = await touchstone("verify", "--help");
    for (const flag of ["--profile quick|full", "--shard K/N", "--resume", "--workers N", "--precision NAME"])
      expect(stdout).toContain(flag);
    expect(code).toBe(0);
  });
});
