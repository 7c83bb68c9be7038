import { describe, expect, test } from "vitest";
import { diagnose } from "../../src/engine/diagnosis.ts";
import type { Engine } from "../../src/engine/run.ts";
import { type BackendName, backendNames } from "../../src/engine/tfjs/backend.ts";
import type { Answer } from "../../src/engine/tfjs/probe/answer.ts";

/** The answers of a machine on which every backend fails in a way of its own. */
const broken: Readonly<Record<BackendName, Answer>> = {
  "tensorflow-gpu": { kind: "failed", why: "its process was ended by SIGSEGV" },
  webgpu: {
    kind: "works",
    backend: { name: "webgpu", device: "NVIDIA H100", gpu: true },
    parity: 0.25,
    netStepsPerSecond: 1e6,
  },
  tensorflow: { kind: "missing", why: "@tensorflow/tfjs-node is not installed: npm i it" },
  wasm: { kind: "failed", why: "it did not answer in 60 s" },
  cpu: {
    kind: "works",
    backend: { name: "cpu", device: "processor", gpu: false },
    parity: Number.NaN,
    netStepsPerSecond: 900,
  },
};

describe("a diagnosis of what fails", () => {
  const examine = (wanted: BackendName | null, measure: (engine: Engine) => Promise<number> = async () => 1000) => {
    const begun: string[] = [];
    const probe = async (name: BackendName) => broken[name];
    return diagnose(wanted, { probe, measure, begin: (what) => begun.push(what) }).then((found) => ({
      ...found,
      begun,
    }));
  };

  test("says how each backend does, and that simd trains without them", async () => {
    const { backends, auto, works, begun } = await examine(null);
    expect(backends.map(({ outcome }) => outcome)).toEqual(["refused", "refused", "missing", "refused", "refused"]);
    const words = ["SIGSEGV", "2.5e-1 from the reference", "npm i it", "60 s", "not numbers"];
    for (const [i, { why }] of backends.entries()) expect(why).toContain(words[i]);
    expect(backends[1]).toMatchObject({ device: "NVIDIA H100", gpu: true, parity: 0.25, netStepsPerSecond: 1e6 });
    expect(auto).toMatchObject({ engine: "simd", backend: null });
    expect(works).toBe(true);
    expect(begun).toEqual(["simd, float64", "simd, float32", "reference, float64", ...backendNames]);
  });

  test("is bad when the backend that a run would take is one of them", async () => {
    const { auto, works } = await examine("webgpu");
    expect(auto).toMatchObject({ engine: null, backend: "webgpu" });
    expect(auto.why).toContain("2.5e-1 from the reference");
    expect(works).toBe(false);
  });

  test("is bad when simd is among it, and goes on", async () => {
    const { engines, works } = await examine(null, async ({ name, precision }) => {
      if (name === "simd" && precision === "float64") throw new Error("the fingerprint differs");
      return 1000;
    });
    expect(engines).toEqual([
      { name: "simd, float64", netStepsPerSecond: null, why: "the fingerprint differs" },
      { name: "simd, float32", netStepsPerSecond: 1000, why: "" },
      { name: "reference, float64", netStepsPerSecond: 1000, why: "" },
    ]);
    expect(works).toBe(false);
  });
});
