import { expect, test } from "vitest";
import { engineLabel, startEngine, trainsInFloat64 } from "../../src/engine/select.ts";

test.each([
  [{ engine: "auto", backend: null }, "simd", true],
  [{ engine: "auto", backend: "webgpu" }, "simd and tfjs (webgpu)", false],
  [{ engine: "simd", backend: null }, "simd", true],
  [{ engine: "simd-f32", backend: null }, "simd-f32", false],
  [{ engine: "tfjs", backend: "cpu" }, "tfjs (cpu)", false],
  [{ engine: "reference", backend: null }, "reference", true],
] as const)("%j is called %s; all its runs are in float64: %s", async (choice, label, float64) => {
  expect(engineLabel(choice)).toBe(label);
  expect(trainsInFloat64(choice)).toBe(float64);
  // Of auto with a backend the part that is simd is.
  if (choice.engine === "auto" && choice.backend !== null) return;
  const engine = startEngine(choice);
  expect(engine.precision).toBe(float64 ? "float64" : "float32");
  await engine.dispose();
});

test("tfjs needs a backend", () => {
  expect(() => startEngine({ engine: "tfjs", backend: null })).toThrow("name one, or see touchstone doctor");
});
