import { expect, test } from "vitest";
import { layout } from "../../../src/engine/simd/layout.ts";
import { exampleRun } from "../small-run.ts";

test("no two parts of the memory overlap", () => {
  const run = exampleRun();
  const plan = layout(run, 8, 16);
  const parts: [from: number, bytes: number][] = [
    [plan.input, 3 * plan.sampleStride * 8],
    [plan.rates, plan.chunk * 8],
    [plan.sizes, plan.chunk * 4],
    [plan.indices, plan.chunk * 3 * 4],
    [plan.samples, 7 * plan.sampleStride * 8],
    [plan.targets, 7 * plan.targetStride * 8],
  ];
  for (const { panels, weights, momenta, bias, biasMomenta, output, delta } of plan.layers) {
    parts.push([weights, panels.size * 8], [momenta, panels.size * 8]);
    parts.push([bias, panels.paddedOutputs * 8], [biasMomenta, panels.paddedOutputs * 8]);
    parts.push([output, 3 * panels.paddedOutputs * 8], [delta, 3 * panels.paddedOutputs * 8]);
  }
  parts.sort(([a], [b]) => a - b);
  let end = 16;
  for (const [from, bytes] of parts) {
    expect(from).toBeGreaterThanOrEqual(end);
    expect(from % 64).toBe(0);
    end = from + bytes;
  }
  expect(plan.end).toBeGreaterThanOrEqual(end);
});

test("a run beyond the kernel's memory is refused", () => {
  const run = exampleRun();
  const inputs = { ...run.data.inputs, rows: 100_000_000 };
  expect(() => layout({ ...run, data: { ...run.data, inputs } }, 8, 16)).toThrow(/needs .* GiB of memory/);
});
