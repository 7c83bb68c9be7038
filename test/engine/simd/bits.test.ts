import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { FINGERPRINTS, fingerprint, hashOf } from "../../../src/engine/simd/fingerprint.ts";
import { exampleRun } from "../small-run.ts";
import { kernels, train } from "./kernel.ts";

describe.each(["float64", "float32"] as const)("%s training gives the same bits", (precision) => {
  test("on every machine and in every version", () => {
    expect(fingerprint(kernels[precision])).toBe(FINGERPRINTS[precision]);
  });

  test("however its checkpoints lie, also across calls of the kernel", () => {
    const run = exampleRun();
    const whole = train({ run, checkpoints: [9000] }, precision).snapshots;
    const parts = train({ run, checkpoints: [0, 1, 2, 7, 4095, 4096, 4097, 8999, 9000] }, precision).snapshots;
    expect(parts.map(({ step }) => step)).toEqual([0, 1, 2, 7, 4095, 4096, 4097, 8999, 9000]);
    expect(hashOf(parts[8])).toBe(hashOf(whole[0]));
  });

  test("in a memory that another run has used", () => {
    const request = { run: exampleRun(), checkpoints: [100] };
    const before = hashOf(train(request, precision).snapshots[0]);
    fingerprint(kernels[precision]);
    expect(hashOf(train(request, precision).snapshots[0])).toBe(before);
  });
});

test("another process finds the same bits", () => {
  const program = fileURLToPath(new URL("bits.ts", import.meta.url));
  const printed = execFileSync(process.execPath, ["--import", "tsx", program], { encoding: "utf8" });
  expect(printed.trim().split("\n")).toEqual([FINGERPRINTS.float64, FINGERPRINTS.float32]);
});

test("step 0 is the start itself", () => {
  const run = exampleRun();
  const [snapshot] = train({ run, checkpoints: [0] }).snapshots;
  expect(snapshot).toEqual({ step: 0, parameters: run.start, integratedRate: 0 });
});
