import { describe, expect, test } from "vitest";
import {
  backendFrom,
  casesFrom,
  engineFrom,
  parsed,
  precisionFrom,
  profileFrom,
  seedFrom,
  shardFrom,
  workersFrom,
} from "../../src/cli/arguments.ts";
import { UsageError } from "../../src/cli/usage-error.ts";

const choices = "choose tensorflow-gpu, webgpu, tensorflow, wasm, cpu";

describe("the backend of a run", () => {
  test("is the flag's, else the environment's, else the best that works", () => {
    expect(backendFrom("cpu", "tfjs", { TOUCHSTONE_BACKEND: "wasm" })).toBe("cpu");
    expect(backendFrom(undefined, "tfjs", { TOUCHSTONE_BACKEND: "wasm" })).toBe("wasm");
    expect(backendFrom(undefined, "auto", { TOUCHSTONE_BACKEND: "wasm" })).toBe("wasm");
    expect(backendFrom(undefined, "tfjs", {})).toBeNull();
    expect(backendFrom(undefined, "tfjs", { TOUCHSTONE_BACKEND: "" })).toBeNull();
  });

  test("is not the environment's where the engine has none", () => {
    expect(backendFrom(undefined, "simd", { TOUCHSTONE_BACKEND: "wasm" })).toBeNull();
  });

  test("must be known, wherever it is named", () => {
    const flag = () => backendFrom("abacus", "tfjs", {});
    expect(flag).toThrow(UsageError);
    expect(flag).toThrow(`--backend abacus: ${choices}`);
    const variable = () => backendFrom(undefined, "tfjs", { TOUCHSTONE_BACKEND: "abacus" });
    expect(variable).toThrow(UsageError);
    expect(variable).toThrow(`TOUCHSTONE_BACKEND=abacus: ${choices}`);
    expect(() => backendFrom(undefined, "simd", { TOUCHSTONE_BACKEND: "abacus" })).toThrow(UsageError);
    expect(() => backendFrom("", "tfjs", {})).toThrow(UsageError);
  });
});

/** Expects that a text is refused as an error of usage, with these words. */
function refuses(read: (text: string) => unknown, text: string, words: string): void {
  expect(() => read(text)).toThrow(UsageError);
  expect(() => read(text)).toThrow(words);
}

describe("a count", () => {
  test.each([
    ["--cases", casesFrom, 1_000_000],
    ["--workers", workersFrom, 1024],
  ] as const)("%s is an integer from 1 to a most", (flag, read, most) => {
    for (const count of [1, 7, most]) expect(read(String(count))).toBe(count);
    for (const text of ["0", "-1", "1.5", "1e2", "0x4", " 4", "four", "", String(most + 1)])
      refuses(read, text, `${flag} ${text}: give an integer from 1 to ${most}`);
  });

  test("--seed is an integer from 0 to 2³¹ − 1", () => {
    for (const seed of [0, 2023, 2147483647]) expect(seedFrom(String(seed))).toBe(seed);
    for (const text of ["-1", "1.5", "2147483648", "NaN", ""])
      refuses(seedFrom, text, `--seed ${text}: give an integer from 0 to 2147483647`);
  });
});

describe("a name", () => {
  test.each([
    ["--profile", profileFrom, ["quick", "full"], "choose quick or full"],
    ["--engine", engineFrom, ["auto", "simd", "tfjs", "reference"], "choose auto, simd, tfjs, reference"],
    ["--precision", precisionFrom, ["float64", "float32"], "choose float64 or float32"],
  ] as const)("of %s is one of those that there are", (flag, read, names, words) => {
    for (const name of names) expect(read(name)).toBe(name);
    for (const text of ["simd-f32", "float16", "toString", "QUICK", ""])
      refuses(read, text, `${flag} ${text}: ${words}`);
  });
});

describe("--shard", () => {
  test("is the k-th of n shards", () => {
    expect(shardFrom("1/1")).toEqual({ shard: 1, of: 1 });
    expect(shardFrom("3/7")).toEqual({ shard: 3, of: 7 });
    expect(shardFrom("100000/100000")).toEqual({ shard: 100_000, of: 100_000 });
  });

  test.each(["0/3", "4/3", "3", "1/", "/3", "-1/3", "1/3/5", "1.5/3", "a/b", "1/100001", "1000000/1000000", ""])(
    '"%s" is refused with an example',
    (text) => refuses(shardFrom, text, `--shard ${text}: give k/n, the k-th of n shards, such as 1/4`),
  );
});

test("a flag that there is not, or that lacks its value, is named", () => {
  const options = { seed: { type: "string" }, resume: { type: "boolean" } } as const;
  expect(parsed(["a", "--seed", "5", "--resume", "b"], options)).toMatchObject({
    values: { seed: "5", resume: true },
    positionals: ["a", "b"],
  });
  for (const [args, words] of [
    [["--sed", "5"], "--sed"],
    [["--seed"], "--seed"],
    [["--resume=yes"], "--resume"],
  ] as const) {
    expect(() => parsed(args, options)).toThrow(UsageError);
    expect(() => parsed(args, options)).toThrow(words);
  }
});
