import { expect, test } from "vitest";
import { fixedRuns } from "../../src/engine/fixed-runs.ts";
import { inPrecision, isStandard, startEngine } from "../../src/engine/start.ts";
import { missingPackages, whyNotInstalled } from "../../src/engine/tfjs/load/packages.ts";

test.each([
  { engine: "auto", backend: null, precision: "float64" },
  { engine: "auto", backend: null, precision: "float32" },
  { engine: "simd", backend: null, precision: "float64" },
  { engine: "simd", backend: null, precision: "float32" },
  { engine: "tfjs", backend: "cpu", precision: "float32" },
  { engine: "reference", backend: null, precision: "float64" },
] as const)("%j starts the engine of its name, in its precision", async (choice) => {
  const engine = startEngine(choice);
  expect(engine.name).toBe(choice.engine === "auto" ? "simd" : choice.engine);
  expect(engine.precision).toBe(choice.precision);
  await engine.dispose();
});

test("auto with a backend is simd and tfjs", async () => {
  const engine = startEngine({ engine: "auto", backend: "cpu", precision: "float32" });
  expect([engine.name, engine.precision]).toEqual(["auto", "float32"]);
  await engine.dispose();
});

test("the engine on a backend may be held elsewhere", async () => {
  const elsewhere = { name: "elsewhere", precision: "float32", train: () => [], dispose: async () => {} } as const;
  const onBackend = (backend: string) => ({ ...elsewhere, name: `elsewhere on ${backend}` });
  const engine = startEngine({ engine: "tfjs", backend: "webgpu", precision: "float32" }, { onBackend });
  expect(engine.name).toBe("elsewhere on webgpu");
});

test.each([
  [{ engine: "auto", backend: null }, true],
  [{ engine: "auto", backend: "webgpu" }, false],
  [{ engine: "simd", backend: null }, true],
  [{ engine: "tfjs", backend: "cpu" }, false],
  [{ engine: "reference", backend: null }, false],
] as const)("simd makes all runs of %j: %s", (choice, standard) => {
  expect(isStandard(choice)).toBe(standard);
});

test("float64 is made by simd where the engine that was chosen lacks it, float32 by the engine itself", () => {
  const tfjs = { engine: "tfjs", backend: "webgpu" } as const;
  const auto = { engine: "auto", backend: "webgpu" } as const;
  for (const choice of [tfjs, auto]) {
    expect(inPrecision(choice, "float64")).toEqual({ engine: "simd", backend: null, precision: "float64" });
    expect(inPrecision(choice, "float32")).toEqual({ ...choice, precision: "float32" });
  }
  for (const precision of ["float64", "float32"] as const)
    expect(inPrecision({ engine: "auto", backend: null }, precision)).toEqual({
      engine: "simd",
      backend: null,
      precision,
    });
});

test("the reference trains in float64 whatever is asked for", () => {
  const reference = { engine: "reference", backend: null } as const;
  expect(inPrecision(reference, "float32")).toEqual({ ...reference, precision: "float64" });
});

test("tfjs needs a backend", () => {
  expect(() => startEngine({ engine: "tfjs", backend: null, precision: "float32" })).toThrow(
    "name one, or see touchstone doctor",
  );
});

test("tfjs that cannot load its backend trains nothing, and says why", async () => {
  if (missingPackages("tensorflow").length === 0) return;
  const engine = startEngine({ engine: "tfjs", backend: "tensorflow", precision: "float32" });
  const [training] = engine.train([{ run: fixedRuns[0], checkpoints: [1] }]);
  await expect(training).rejects.toThrow(whyNotInstalled("tensorflow") ?? "");
});
