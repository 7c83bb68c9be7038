import { expect, test } from "vitest";
import { withRecipe } from "../../src/training/experiment.ts";
import { lastEpochs } from "../../src/training/last-epochs.ts";
import { trainer } from "../../src/training/trainer.ts";
import { experiment, noted } from "./example.ts";

const { train } = trainer(noted());

/** Eight samples by threes: an epoch has 3 steps. */
const twenty = withRecipe(experiment, { steps: 20 });

function steps(states: readonly { step: number }[]): number[] {
  return states.map(({ step }) => step);
}

test("steps are rounded up to whole epochs, and the last ones are seen step by step", async () => {
  const window = lastEpochs(twenty, 2);
  const trained = await train(window.experiment);
  expect(window.experiment.recipe.steps).toBe(21);
  expect(window.weights(trained)).toEqual(
    trained.states.filter(({ step }) => step >= 15).map(({ parameters }) => parameters),
  );
  expect(window.weights(trained)).toHaveLength(7);
  expect(steps(window.ends(trained))).toEqual([15, 18, 21]);
});

test("a twin with other batches is seen in the same steps", async () => {
  const window = lastEpochs(twenty, 2);
  const trained = await train(withRecipe(window.experiment, { batches: { order: "full" } }));
  expect(steps(window.ends(trained))).toEqual([15, 18, 21]);
});

test("a run shorter than what is looked at is made as long", () => {
  expect(lastEpochs(twenty, 9).experiment.recipe.steps).toBe(27);
  expect(lastEpochs(twenty, 9).experiment.observe).toEqual({ every: 1, from: 0, until: 27 });
});

test("a number of epochs that cannot be is refused by name", () => {
  expect(() => lastEpochs(twenty, 0)).toThrow("the last 0 epochs");
  expect(() => lastEpochs(twenty, 1.5)).toThrow("the last 1.5 epochs");
});
