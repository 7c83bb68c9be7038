import { expect, test } from "vitest";
import { version } from "../../src/cli/project.ts";
import type { Diagnosis } from "../../src/engine/diagnosis.ts";
import { backendNames } from "../../src/engine/tfjs/backend.ts";
import { touchstone } from "./command.ts";

test("doctor --json: the engines and the processor's backends work here, and a run can be made", async () => {
  const { code, stdout, stderr } = await touchstone("doctor", "--json");
  expect(stderr).toBe("");
  const { machine, engines, backends, auto, works } = JSON.parse(stdout) as Diagnosis;
  expect(machine).toMatchObject({ touchstone: version, node: process.version });
  expect(engines.map(({ name }) => name)).toEqual(["simd, float64", "simd, float32", "reference, float64"]);
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
