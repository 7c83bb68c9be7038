import { describe, expect, test } from "vitest";
import { chooseEngine, type EngineName, engineLabel, type Machine } from "../../src/engine/choice.ts";
import type { Backend, BackendName } from "../../src/engine/tfjs/backend.ts";

const gpu: Backend = { name: "webgpu", device: "a GPU", gpu: true };
const processor: Backend = { name: "wasm", device: "processor", gpu: false };

/** A machine, with a note of what was probed and said. */
function machine(found: Backend | null, has: Partial<Machine> = {}) {
  const probed: string[] = [];
  const said: string[] = [];
  const choose = (engine: EngineName, backend: BackendName | null) =>
    chooseEngine(engine, backend, (line) => said.push(line), {
      gpuBackends: ["tensorflow-gpu", "webgpu"],
      nvidia: null,
      probe: async (wanted) => {
        probed.push(wanted);
        return { backend: found, why: found === null ? "why none" : `${found.name} on ${found.device}`, attempts: [] };
      },
      ...has,
    });
  return { probed, said, choose };
}

describe("auto", () => {
  test("is simd where no package for a GPU is installed, without probing; an idle NVIDIA device gets a line", async () => {
    const plain = machine(null, { gpuBackends: [] });
    expect(await plain.choose("auto", null)).toEqual({ engine: "simd", backend: null });
    expect([plain.probed, plain.said]).toEqual([[], []]);
    const idle = machine(null, { gpuBackends: [], nvidia: "NVIDIA T4" });
    expect(await idle.choose("auto", null)).toEqual({ engine: "simd", backend: null });
    expect(idle.said).toEqual([expect.stringMatching(/NVIDIA T4.*npm i .*@tensorflow\/tfjs-node-gpu/)]);
  });

  test("gives a GPU that works what pays, and is simd where the packages find none", async () => {
    const good = machine(gpu);
    expect(await good.choose("auto", null)).toEqual({ engine: "auto", backend: "webgpu" });
    expect(good.said).toEqual(["tfjs trains with webgpu on a GPU, where it pays"]);
    expect(good.probed).toEqual(["tensorflow-gpu"]);
    for (const found of [processor, null]) {
      const bad = machine(found);
      expect(await bad.choose("auto", null)).toEqual({ engine: "simd", backend: null });
      expect(bad.probed).toEqual(["tensorflow-gpu", "webgpu"]);
      expect(bad.said).toEqual([expect.stringMatching(/no GPU.*touchstone doctor/)]);
    }
  });

  test("takes a backend that is named, whatever it is on", async () => {
    const named = machine(processor, { gpuBackends: [] });
    expect(await named.choose("auto", "wasm")).toEqual({ engine: "auto", backend: "wasm" });
    expect(named.probed).toEqual(["wasm"]);
  });
});

describe("tfjs", () => {
  test("trains with the best backend, or with the named one", async () => {
    const any = machine(processor);
    expect(await any.choose("tfjs", null)).toEqual({ engine: "tfjs", backend: "wasm" });
    expect(any.probed).toEqual(["auto"]);
    expect(any.said).toEqual(["tfjs trains with wasm on processor"]);
  });

  test("is refused with the reasons where no backend works, or the named one does not", async () => {
    const instead = "choose another of tensorflow-gpu, webgpu, tensorflow, wasm, cpu, or --engine simd";
    const none = machine(null);
    expect(await none.choose("tfjs", null)).toEqual({
      problem: `--engine tfjs: no backend can be used (why none); ${instead}`,
    });
    expect(await none.choose("tfjs", "webgpu")).toEqual({
      problem: `--engine tfjs --backend webgpu: no backend can be used (why none); ${instead}`,
    });
    expect(none.said).toEqual([]);
  });
});

test("other engines need no backend, and must not be given one", async () => {
  for (const engine of ["simd", "reference"] as const) {
    expect(await machine(gpu).choose(engine, null)).toEqual({ engine, backend: null });
    expect(await machine(gpu).choose(engine, "cpu")).toEqual({
      problem: `--backend cpu is for --engine tfjs or auto, not ${engine}`,
    });
  }
});

test.each([
  [{ engine: "auto", backend: null }, "simd"],
  [{ engine: "auto", backend: "webgpu" }, "simd and tfjs (webgpu)"],
  [{ engine: "simd", backend: null }, "simd"],
  [{ engine: "tfjs", backend: "cpu" }, "tfjs (cpu)"],
  [{ engine: "reference", backend: null }, "reference"],
] as const)("%j is called %s", (choice, label) => {
  expect(engineLabel(choice)).toBe(label);
});
