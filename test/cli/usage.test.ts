import { describe, expect, test } from "vitest";
import { touchstone } from "./command.ts";

describe("a command that is wrong ends with code 2, names the value and says what to do", () => {
  const claim = "structure/gradients-share-one-inner-product";
  test.concurrent.for<[args: string[], ...words: string[]]>([
    [["conjecture"], '"conjecture"', "verify, list, replay, explain, prove, doctor"],
    [["verify", "--decay", "-1"], "--decay"],
    [["verify", "--seed"], "--seed"],
    [["verify", "--seed=-1"], "--seed -1", "integer"],
    [["verify", "--seed", "1.5"], "--seed 1.5", "integer"],
    [["verify", "--seed", "NaN"], "--seed NaN", "integer"],
    [["verify", "--profile", "slow"], "--profile slow", "quick or full"],
    [["verify", "--engine", "abacus"], "--engine abacus", "auto, simd, simd-f32, tfjs, reference"],
    [["verify", "--backend", "abacus"], "--backend abacus", "tensorflow-gpu, webgpu, tensorflow, wasm, cpu"],
    [["verify", "--engine", "simd", "--backend", "cpu"], "--backend cpu", "tfjs or auto"],
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
    [["replay", claim, "--path", "first"], "--path first", "7:1:0"],
    [["replay", claim, "--path", "0:99999"], "0:99999"],
    [["replay", claim, "--population", "whales"], '"whales"', "--population"],
  ])("touchstone %s", async ([args, ...words], { expect }) => {
    const { code, stderr } = await touchstone(...args);
    for (const word of words) expect(stderr).toContain(word);
    expect(stderr).not.toContain("    at ");
    expect(code).toBe(2);
  });

  test("no command prints the usage", async () => {
    const { code, stdout } = await touchstone();
    expect(stdout).toContain("touchstone verify");
    expect(code).toBe(2);
  });
});

test("--help ends with code 0", async () => {
  const { code, stdout } = await touchstone("verify", "--help");
  expect(stdout).toContain("--profile quick|full");
  expect(code).toBe(0);
});
