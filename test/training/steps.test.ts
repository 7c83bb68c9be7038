import { expect, test } from "vitest";
import { withRecipe } from "../../src/training/experiment.ts";
import { stepsOf } from "../../src/training/steps.ts";
import { trainer } from "../../src/training/trainer.ts";
import { experiment, noted } from "./example.ts";

const { train } = trainer(noted());

test("stepsOf gives each step's batch gradient: a decayed step by hand", async () => {
  const watched = { ...withRecipe(experiment, { steps: 320 }), observe: { every: 1, from: 0, until: 6 } };
  const steps = stepsOf(watched, await train(watched));
  expect(steps.map(({ before }) => before.step)).toEqual([0, 1, 2, 3, 4, 5]);
  for (const { before, after, gradient, learningRate, batch } of steps) {
    expect(after.step).toBe(before.step + 1);
    expect(batch.length).toBeLessThanOrEqual(3);
    const w = before.parameters.matrices[0].data;
    const g = gradient.matrices[0].data;
    for (const [i, next] of after.parameters.matrices[0].data.entries()) {
      expect(Math.abs(next - (w[i] * (1 - 2 * learningRate * 0.01) - learningRate * g[i]))).toBeLessThan(1e-12);
    }
  }
});

test("steps may lie anywhere in the run", async () => {
  const watched = { ...withRecipe(experiment, { steps: 320 }), observe: [101, 102, 103, 205, 206, 319] };
  const steps = stepsOf(watched, await train(watched));
  expect(steps.map(({ before, after }) => [before.step, after.step])).toEqual([
    [100, 101],
    [101, 102],
    [102, 103],
    [205, 206],
    [319, 320],
  ]);
});
