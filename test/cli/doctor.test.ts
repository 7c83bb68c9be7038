import { describe, expect, test } from "vitest";
import { type BackendHealth, type Diagnosis, inLines } from "../../src/cli/diagnosis.ts";
import { diagnose } from "../../src/cli/doctor.ts";
import { version } from "../../src/cli/project.ts";
import type { Engine } from "../../src/engine/run.ts";
import { type BackendName, backendNames } from "../../src/engine/tfjs/backend.ts";
import type { Answer } from "../../src/engine/tfjs/probe/program.ts";
import { touchstone } from "./command.ts";

test("doctor --json: the engines and the processor's backends work here, and a run can be made", async () => {
  const { code, stdout, stderr } = await touchstone("doctor", "--json");
  expect(stderr).toBe("");
  const { machine, engines, backends, auto, works } = JSON.parse(stdout) as Diagnosis;
  expect(machine).toMatchObject({ touchstone: version, node: process.version });
  expect(engines.map(({ name }) => name)).toEqual(["simd", "simd-f32", "reference"]);
  for (const { netStepsPerSecond } of engines) expect(netStepsPerSecond).toBeGreaterThan(0);
  expect(backends.map(({ name }) => name)).toEqual(backendNames);
  for (const { outcome, device, gpu, parity, netStepsPerSecond } of backends.slice(3)) {
    expect({ outcome, device, gpu }).toEqual({ outcome: "works", device: "processor", gpu: false });
    expect(parity).toBeGreaterThan(0);
    expect(netStepsPerSecond).toBeGreaterThan(0);
  }
  expect(auto.engine).not.toBeNull();
  expect(works).toBe(true);
  expect(code).toBe(0);
});

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
    expect(begun).toEqual(["simd", "simd-f32", "reference", ...backendNames]);
  });

  test("is bad when the backend that a run would take is one of them", async () => {
    const { auto, works } = await examine("webgpu");
    expect(auto).toMatchObject({ engine: null, backend: "webgpu" });
    expect(auto.why).toContain("2.5e-1 from the reference");
    expect(works).toBe(false);
  });

  test("is bad when simd is among it, and goes on", async () => {
    const { engines, works } = await examine(null, async ({ name }) => {
      if (name === "simd") throw new Error("the fingerprint differs");
      return 1000;
    });
    expect(engines).toEqual([
      { name: "simd", netStepsPerSecond: null, why: "the fingerprint differs" },
      { name: "simd-f32", netStepsPerSecond: 1000, why: "" },
      { name: "reference", netStepsPerSecond: 1000, why: "" },
    ]);
    expect(works).toBe(false);
  });
});

test("for a person there is a line for each engine and backend", () => {
  const webgpu: BackendHealth = {
    name: "webgpu",
    outcome: "works",
    why: "on NVIDIA H100, 1.0e-5 from the reference",
    device: "NVIDIA H100",
    gpu: true,
    parity: 1e-5,
    netStepsPerSecond: 1e6,
  };
  const lines = inLines({
    machine: {
      touchstone: "0.1.0",
      node: "v20.20.2",
      platform: "linux x64",
      processor: "AMD EPYC",
      cores: 2,
      nvidia: null,
    },
    engines: [
      { name: "simd", netStepsPerSecond: 161_234, why: "" },
      { name: "simd-f32", netStepsPerSecond: null, why: "the fingerprint differs" },
    ],
    backends: [
      webgpu,
      { ...webgpu, gpu: false, why: "on SwiftShader", netStepsPerSecond: 42.44 },
      { ...webgpu, name: "cpu", outcome: "refused", gpu: false, why: "Unknown kernel", netStepsPerSecond: null },
    ],
    auto: { engine: "auto", backend: "webgpu", why: "tfjs trains with webgpu on NVIDIA H100" },
    works: true,
  });
  expect(lines).toContain("2 cores of AMD EPYC");
  expect(lines).toContain("NVIDIA: no device");
  for (const line of [
    /^ {2}simd +161,000 net-steps\/s$/,
    /^ {2}simd-f32 +fails {2}the fingerprint differs$/,
    /^ {2}webgpu +1,000,000 net-steps\/s {2}on NVIDIA H100, 1.0e-5 from the reference, a GPU$/,
    /^ {2}webgpu +42.4 net-steps\/s {2}on SwiftShader, software and no GPU$/,
    /^ {2}cpu +refused {2}Unknown kernel$/,
  ]) {
    expect(lines).toContainEqual(expect.stringMatching(line));
  }
  expect(lines.at(-1)).toBe("auto: tfjs trains with webgpu on NVIDIA H100");
});
