import { describe, expect, test } from "vitest";
import { backendFrom } from "../../src/cli/arguments.ts";
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
