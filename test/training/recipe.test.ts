import { describe, expect, test } from "vitest";
import { rateAt } from "../../src/engine/schedule.ts";
import { type LearningRateSchedule, ratesOf } from "../../src/training/learning-rate.ts";
import { changed, checkRecipe, type NormalizedRecipe, type Recipe, stepsToForget } from "../../src/training/recipe.ts";
import { recipe } from "./example.ts";

describe("a recipe", () => {
  test("that contradicts itself is refused by type", () => {
    // @ts-expect-error weight normalization has one decay, of the scale
    const list: NormalizedRecipe = { ...recipe, normalization: { scaleRate: 1 }, decay: [0.1, 0.1], biasDecay: 0 };
    // @ts-expect-error weight normalization has no biases
    const biased: NormalizedRecipe = { ...recipe, normalization: { scaleRate: 1 }, decay: 0.1, biasDecay: 0.1 };
    expect(() => checkRecipe(list)).toThrow("one decay");
    expect(() => checkRecipe(biased)).toThrow("bias decay 0.1 with weight normalization");
  });

  test.for<[string, Partial<Record<keyof Recipe, unknown>>, string]>([
    ["a negative decay", { decay: -1 }, "weight decay -1"],
    ["a decay that is not a number", { decay: Number.NaN }, "weight decay NaN"],
    ["one negative decay of several", { decay: [0.1, -2] }, "weight decay -2"],
    ["a negative decay of the biases", { biasDecay: -0.1 }, "bias decay -0.1"],
    ["a learning rate that is not a number", { learningRate: Number.NaN }, "learning rate NaN"],
    ["a negative learning rate", { learningRate: -0.1 }, "learning rate -0.1"],
    ["no steps", { steps: 0 }, "0 steps"],
    ["half a step", { steps: 1.5 }, "1.5 steps"],
    ["one decay a layer under normalization", { normalization: { scaleRate: 1 }, decay: [0.1, 0.1] }, "one decay"],
    ["a decay of biases under normalization", { normalization: { scaleRate: 1 }, biasDecay: 1 }, "which has no biases"],
    ["a negative scale rate", { normalization: { scaleRate: -1 } }, "scale rate -1"],
    [
      "cuts out of order",
      {
        schedule: {
          cuts: [
            [0.5, 0.1],
            [0.2, 0.1],
          ],
        },
      },
      "order the cuts",
    ],
  ])("%s is refused by name", ([, change, message]) => {
    expect(() => changed(recipe, change as Partial<Recipe>)).toThrow(message);
  });

  test("is changed without touching the old one", () => {
    expect(changed(recipe, { decay: 0 })).toEqual({ ...recipe, decay: 0 });
    expect(recipe.decay).toBe(0.01);
  });
});

describe("steps to forget", () => {
  test.for<LearningRateSchedule>([
    "constant",
    "cooldown",
    {
      cuts: [
        [0.3, 0.5],
        [0.7, 0.2],
      ],
    },
  ])("under %j a run of them has forgotten τ, and no step before the last one", (schedule) => {
    const steps = stepsToForget(8, { learningRate: 0.1, decay: 0.01, schedule });
    const rates = ratesOf(schedule, 0.1, steps);
    let forgetting = 0;
    for (let t = 0; t < steps; t++) forgetting += 2 * 0.01 * rateAt(rates, t);
    expect(Math.abs(forgetting - 8)).toBeLessThan(0.01);
  });

  test("what does not forget is refused", () => {
    for (const decay of [0, -1, Number.NaN]) {
      expect(() => stepsToForget(8, { learningRate: 0.1, decay, schedule: "constant" })).toThrow(`decay ${decay}`);
    }
    const schedule = { cuts: [] };
    expect(() => stepsToForget(8, { learningRate: 0.1, decay: 0.1, schedule })).toThrow("without cuts");
  });
});
