import { expect, test } from "vitest";
import { evenBatchSize, recipeOf } from "../../../src/property/arbitrary/recipe.ts";

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

test("a drawn recipe takes the steps that its forgetting needs", () => {
  const recipe = recipeOf({ learningRate: 0.1, decay: 0.01, batchSize: 17 }, 120, 8);
  expect(recipe.steps).toBe(Math.ceil(8 / (2 * 0.1 * 0.01 * 0.804)));
  expect(recipe.batches).toEqual({ order: "random", size: 15 });
});
