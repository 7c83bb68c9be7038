import { expect, test } from "vitest";
import { inCyclicOrder } from "../../src/training/cyclic-order.ts";
import { withRecipe } from "../../src/training/experiment.ts";
import { experiment } from "./example.ts";

test("the order changes, and nothing else", () => {
  const { recipe } = experiment;
  expect(inCyclicOrder(experiment)).toEqual({
    ...experiment,
    recipe: { ...recipe, batches: { order: "cyclic", size: 3 } },
  });
});

test("full batches have no order", () => {
  const full = withRecipe(experiment, { batches: { order: "full" } });
  expect(inCyclicOrder(full)).toBe(full);
});
