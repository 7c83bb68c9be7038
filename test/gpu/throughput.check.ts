import { beforeAll, expect, inject, test } from "vitest";
import { simdEngine } from "../../src/engine/simd/engine.ts";
import { tfjsEngine } from "../../src/engine/tfjs/engine.ts";
import { loadBackend } from "../../src/engine/tfjs/load.ts";
import { netStepsPerSecond, population } from "../../src/engine/throughput.ts";
import { operationsPerStep } from "../../src/engine/work.ts";

beforeAll(async () => {
  expect(await loadBackend(inject("backend"))).toMatchObject({ kind: "loaded" });
});

// Nothing is claimed of these figures; they are printed, to be read beside the model in src/engine/auto.ts.
test.each([
  { widths: [16, 32, 32, 4], batch: 16 },
  { widths: [64, 128, 128, 10], batch: 32 },
  { widths: [784, 256, 256, 10], batch: 32 },
])("net-steps a second of $widths in batches of $batch", async ({ widths, batch }) => {
  const simd = simdEngine();
  const tfjs = tfjsEngine();
  for (const runs of [1, 8, 64]) {
    const together = population({ widths, batch, runs });
    const work = together.reduce((sum, run) => sum + operationsPerStep(run), 0);
    const [onProcessor, onGpu] = [await netStepsPerSecond(simd, together), await netStepsPerSecond(tfjs, together)];
    const milliseconds = (1000 * runs) / onGpu;
    console.log(
      `${widths.join("-")} B${batch}, ${runs} runs (${work.toExponential(1)} operations a step): simd ${Math.round(onProcessor)}, tfjs ${Math.round(onGpu)} net-steps/s (${milliseconds.toPrecision(2)} ms a step), ${(onGpu / onProcessor).toPrecision(2)} ×`,
    );
    expect(onGpu).toBeGreaterThan(0);
  }
  await simd.dispose();
});
