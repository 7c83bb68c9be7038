import { expect, test } from "vitest";
import { withRecipe } from "../../src/training/experiment.ts";
import { fullBatchTwin } from "../../src/training/full-batch-twin.ts";
import { experiment } from "./example.ts";

// Eight samples in batches of three: three steps an epoch, eight steps in all.

test("at equal forgetting the steps stay, at equal epochs there is one step an epoch", () => {
  expect(fullBatchTwin(experiment, "equal forgetting")).toEqual({
    ...experiment,
    recipe: { ...experiment.recipe, batches: { order: "full" }, steps: 8 },
  });
  expect(fullBatchTwin(experiment, "equal epochs")).toEqual({
    ...experiment,
    recipe: { ...experiment.recipe, batches: { order: "full" }, steps: 3 },
  });
});

test("an experiment on the full batch is its own twin", () => {
  const full = withRecipe(experiment, { batches: { order: "full" } });
  expect(fullBatchTwin(full, "equal epochs")).toEqual(full);
  expect(fullBatchTwin(full, "equal forgetting")).toEqual(full);
});
