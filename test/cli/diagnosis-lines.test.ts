import { expect, test } from "vitest";
import { inLines } from "../../src/cli/diagnosis-lines.ts";
import type { BackendHealth } from "../../src/engine/diagnosis.ts";

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
  const lines = inLines(
    {
      machine: {
        node: "v20.20.2",
        platform: "linux x64",
        processor: "AMD EPYC",
        cores: 2,
        nvidia: null,
      },
      engines: [
        { name: "simd, float64", netStepsPerSecond: 161_234, why: "" },
        { name: "simd, float32", netStepsPerSecond: null, why: "the fingerprint differs" },
      ],
      backends: [
        webgpu,
        { ...webgpu, gpu: false, why: "on SwiftShader", netStepsPerSecond: 42.44 },
        { ...webgpu, name: "cpu", outcome: "refused", gpu: false, why: "Unknown kernel", netStepsPerSecond: null },
      ],
      auto: { engine: "auto", backend: "webgpu", why: "tfjs trains with webgpu on NVIDIA H100" },
      works: true,
    },
    "0.1.0",
  );
  expect(lines[0]).toBe("touchstone 0.1.0, Node v20.20.2, linux x64");
  expect(lines).toContain("2 cores of AMD EPYC");
  expect(lines).toContain("NVIDIA: no device");
  for (const line of [
    /^ {2}simd, float64 +161,000 net-steps\/s$/,
    /^ {2}simd, float32 +fails {2}the fingerprint differs$/,
    /^ {2}webgpu +1,000,000 net-steps\/s {2}on NVIDIA H100, 1.0e-5 from the reference, a GPU$/,
    /^ {2}webgpu +42.4 net-steps\/s {2}on SwiftShader, software and no GPU$/,
    /^ {2}cpu +refused {2}Unknown kernel$/,
  ]) {
    expect(lines).toContainEqual(expect.stringMatching(line));
  }
  expect(lines.at(-1)).toBe("auto: tfjs trains with webgpu on NVIDIA H100");
});
