import { expect, test } from "vitest";
import { chosenEngine } from "../../src/cli/engine-choice.ts";
import { UsageError } from "../../src/cli/usage-error.ts";

test("a choice that cannot be made is an error of usage, in the engine's words", async () => {
  const choosing = chosenEngine("simd", "cpu", () => {});
  await expect(choosing).rejects.toThrow(UsageError);
  await expect(choosing).rejects.toThrow("--backend cpu is for --engine tfjs or auto, not simd");
  expect(await chosenEngine("simd", null, () => {})).toEqual({ engine: "simd", backend: null });
});
