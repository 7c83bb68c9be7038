import { expect, test } from "vitest";
import { anySgd, evenBatchSize, recipeOf } from "../../../src/property/arbitrary/recipe.ts";

test("evenBatchSize keeps the number of batches and makes them as small as it allows", () => {
  expect(evenBatchSize(17, 120)).toBe(15);
  expect(evenBatchSize(26, 32)).toBe(16);
  for (let samples = 1; samples <= 60; samples++) {
    for (let size = 1; size <= 70; size++) {
      const batches = Math.ceil(samples / size);
      const even = evenBatchSize(size, samples);
      expect(even).toBeLessThanOrEqual(Math.min(size, samples));
      // ⌈N/m⌉ is the smallest size with which m batches are enough.
      expect(even * batches).toBeGreaterThanOrEqual(samples);
      expect((even - 1) * batches).toBeLessThan(samples);
    }
  }
});

const draw = { learningRate: 0.1, decay: 0.01, batchSize: 17 };

test("a drawn recipe takes the steps that its forgetting needs", () => {
  const recipe = recipeOf(draw, 120, { forgetting: 8 });
  expect(recipe.schedule).toBe("cooldown");
  expect(recipe.steps).toBe(Math.ceil(8 / (2 * 0.1 * 0.01 * 0.804)));
  expect(recipe.batches).toEqual({ order: "random", size: 15 });
  expect(recipe.biasDecay).toBe(0);
});

test("a drawn recipe may have another schedule, and takes the steps that this one needs", () => {
  const schedule = { cuts: [[0.5, 0.1]] } as const;
  const recipe = recipeOf(draw, 120, { forgetting: 8, schedule });
  expect(recipe.schedule).toBe(schedule);
  expect(recipe.steps).toBe(Math.ceil(8 / (2 * 0.1 * 0.01 * 0.55)));
});

test("impossible draws are refused by name", () => {
  const ranges = { learningRate: [0.1, 0.2], decay: [0.01, 0.02], batchSize: [1, 4] } as const;
  expect(() => anySgd({ ...ranges, batchSize: [0, 4] })).toThrow("batch sizes from 0 to 4");
  expect(() => anySgd({ ...ranges, learningRate: [0.2, 0.1] })).toThrow("0.2 … 0.1");
  expect(() => anySgd({ ...ranges, decay: [0, 0.1] })).toThrow("from 0: it must start above 0");
  expect(() => recipeOf(draw, 120, { forgetting: 8, schedule: { cuts: [[2, 1]] } })).toThrow("share 2");
});
