import { describe, expect, test } from "vitest";
import { layout } from "../../../src/engine/simd/layout.ts";
import { dense } from "../../../src/network/architecture.ts";
import { exampleConvolutionalRun, exampleRun } from "../small-run.ts";

describe.each([
  ["a dense run", exampleRun()],
  // Parts of small runs lie further apart than they are long, and would hide one that is planned too short.
  ["a wide dense run", { ...exampleRun(), architecture: dense([140, 90, 170, 3]) }],
  ["a convolutional run", exampleConvolutionalRun()],
])("in %s", (_, run) => {
  test("no two parts of the memory overlap", () => {
    const plan = layout(run, 8, 16);
    const samples = run.data.inputs.rows;
    const { batch, sampleShape } = plan;
    // Whole vectors are copied: up to 16 bytes past the end of the samples, their copies and a layer's derivatives.
    const parts: [from: number, bytes: number][] = [
      [plan.input, batch * sampleShape.copied * 8 + 16],
      [plan.offsets, 4 * (sampleShape.patches?.offsets.length ?? 0)],
      [plan.rates, plan.chunk * 8],
      [plan.sizes, plan.chunk * 4],
      [plan.indices, plan.chunk * batch * 4],
      [plan.samples, samples * sampleShape.stored * 8 + 16],
      [plan.targets, samples * plan.targetStride * 8],
      [plan.packedInputs, Math.max(...plan.layers.map(({ panels }) => (256 * 32 + 64) * (panels.rows / 4)))],
      [plan.packedDeltas, Math.max(...plan.layers.map(({ panels }) => (256 * 32 + 64) * (panels.paddedOutputs / 4)))],
      [plan.transposed, Math.max(...plan.layers.map(({ panels }) => panels.size)) * 8],
    ];
    for (const { shape, panels, ...at } of plan.layers) {
      for (const matrix of [at.weights, at.momenta]) parts.push([matrix, shape.nodes * panels.size * 8]);
      for (const bias of [at.bias, at.biasMomenta]) parts.push([bias, shape.nodes * panels.paddedOutputs * 8]);
      for (const output of [at.output, at.delta]) parts.push([output, batch * shape.sample * 8 + 16]);
      for (const table of [at.patches, at.places]) parts.push([table, batch * shape.places.length * 4]);
      if (shape.pooled === 0) continue;
      for (const pooled of [at.pooled, at.pooledDelta]) parts.push([pooled, batch * shape.pooled * 8]);
    }
    parts.sort(([a, size], [b, other]) => a - b || size - other);
    let end = 16;
    for (const [from, bytes] of parts) {
      expect(from).toBeGreaterThanOrEqual(end);
      expect(from % 64).toBe(0);
      end = from + bytes;
    }
    expect(plan.end).toBeGreaterThanOrEqual(end);
  });
});

test("a run beyond the kernel's memory is refused", () => {
  const run = exampleRun();
  const inputs = { ...run.data.inputs, rows: 100_000_000 };
  expect(() => layout({ ...run, data: { ...run.data, inputs } }, 8, 16)).toThrow(/needs .* GiB of memory/);
});
