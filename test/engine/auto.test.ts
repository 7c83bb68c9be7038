import { expect, test } from "vitest";
import { autoEngine } from "../../src/engine/auto.ts";
import type { Engine, Run, TrainingRequest } from "../../src/engine/run.ts";
import { operationsPerStep } from "../../src/engine/work.ts";
import { dense } from "../../src/network/architecture.ts";
import { exampleConvolutionalRun, exampleRun } from "./small-run.ts";

/** An engine that notes what it is asked and answers with its own mark. */
function noting(name: string) {
  const asked: Run[] = [];
  const engine: Engine = {
    name,
    precision: "float64",
    train: (requests) =>
      requests.map(async ({ run, checkpoints }) => {
        asked.push(run);
        return { snapshots: [], divergedAt: checkpoints[0] + (name === "gpu" ? 0.5 : 0) };
      }),
    dispose: async () => {
      asked.length = 0;
    },
  };
  return { engine, asked };
}

test("a population goes to the GPU where a step of all its runs is large enough for the cores, and answers keep their order", async () => {
  const processor = noting("processor");
  const gpu = noting("gpu");
  const auto = autoEngine(processor.engine, gpu.engine, 2);

  const wide = { ...exampleRun(), architecture: dense([5, 400, 400, 3]), batches: { order: "full" } as const };
  const alone = operationsPerStep(wide);
  // 4e7 operations are worth it on two cores.
  const enough = Math.ceil(4e7 / alone);
  expect(enough).toBeGreaterThan(1);
  const requests: TrainingRequest[] = Array.from({ length: enough }, (_, i) => ({ run: wide, checkpoints: [i] }));
  requests.splice(1, 0, { run: exampleConvolutionalRun(), checkpoints: [77] });
  const answers = await Promise.all(auto.train(requests));
  expect(answers.map(({ divergedAt }) => divergedAt)).toEqual(
    requests.map(({ checkpoints: [step] }) => (step === 77 ? 77 : step + 0.5)),
  );
  expect(processor.asked).toHaveLength(1);

  await Promise.all(auto.train(requests.filter(({ checkpoints: [step] }) => step !== 0)));
  expect(gpu.asked).toHaveLength(enough);
  expect(processor.asked).toHaveLength(1 + enough);
  await auto.dispose();
  expect([gpu.asked, processor.asked]).toEqual([[], []]);
});

test("a step's operations are six a weight, sample and position", () => {
  const run = exampleRun({ architecture: dense([5, 9, 3]), batches: { order: "cyclic", size: 4, seed: 1 } });
  expect(operationsPerStep(run)).toBe(6 * 4 * (5 * 9 + 9 * 3));
  expect(operationsPerStep({ ...run, batches: { order: "full" } })).toBe(6 * 7 * (5 * 9 + 9 * 3));
  // 5×4 pixels of 2 channels, 3×3 same stride 1 to 3 channels; 2×2 valid stride 2 to 5; dense 2·2·5 to 3.
  const convolutional = exampleConvolutionalRun({ batches: { order: "cyclic", size: 1, seed: 1 } });
  expect(operationsPerStep(convolutional)).toBe(6 * (20 * 3 * 18 + 4 * 5 * 12 + 20 * 3));
});
