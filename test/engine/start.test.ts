import { expect, test } from "vitest";
import { trainsInFloat64 } from "../../src/engine/choice.ts";
import { startEngine } from "../../src/engine/start.ts";

test.each([
  { engine: "auto", backend: null },
  { engine: "simd", backend: null },
  { engine: "simd-f32", backend: null },
  { engine: "tfjs", backend: "cpu" },
  { engine: "reference", backend: null },
] as const)("%j starts the engine of its name, in the precision that was announced", async (choice) => {
  const engine = startEngine(choice);
  expect(engine.name).toBe(choice.engine === "auto" ? "simd" : choice.engine);
  expect(engine.precision).toBe(trainsInFloat64(choice) ? "float64" : "float32");
  await engine.dispose();
});

test("auto with a backend is simd and tfjs", async () => {
  const engine = startEngine({ engine: "auto", backend: "cpu" });
  expect([engine.name, engine.precision]).toEqual(["auto", "float32"]);
  await engine.dispose();
});

test("tfjs needs a backend", () => {
  expect(() => startEngine({ engine: "tfjs", backend: null })).toThrow("name one, or see touchstone doctor");
});
