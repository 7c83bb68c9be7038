import { expect, test } from "vitest";
import { trainByReference } from "../../src/engine/reference/reference.ts";
import { normalized } from "../../src/network/parameters.ts";
import { requestOf, withRecipe } from "../../src/training/experiment.ts";
import { matchedNormalization } from "../../src/training/normalization.ts";
import { normalizedTwin } from "../../src/training/normalized-twin.ts";
import { stepsToForget } from "../../src/training/recipe.ts";
import { trainer } from "../../src/training/trainer.ts";
import { experiment, noted, recipe } from "./example.ts";

test("the twin's rates match at the scale that weight decay reaches, and its scale starts at a multiple of it", async () => {
  const { train } = trainer(noted());
  const decayed = withRecipe(experiment, { decay: 0.1 });
  const twin = await normalizedTwin(decayed, train, { times: 3 });

  const steps = stepsToForget(4, { learningRate: 0.1, decay: 0.1, schedule: recipe.schedule });
  const { snapshots } = trainByReference(requestOf(withRecipe(decayed, { steps })));
  const rho = normalized(snapshots[snapshots.length - 1].parameters).scale;
  expect(twin.recipe).toEqual(matchedNormalization(decayed.recipe, { rho, depth: 2, exact: true }));
  expect(twin.recipe.steps).toBe(recipe.steps);

  const [from, to] = [normalized(experiment.network.start), normalized(twin.network.start)];
  expect(to.scale).toBeCloseTo(3 * rho, 12);
  expect(to.matrices).toEqual(from.matrices);
  expect(twin).toMatchObject({ data: experiment.data, seed: experiment.seed });
});

test("one decay a layer has no twin", async () => {
  const { train } = trainer(noted());
  await expect(normalizedTwin(withRecipe(experiment, { decay: [0.1, 0.2] }), train, { times: 1 })).rejects.toThrow(
    "2 weight decays, one a layer: give a single λ",
  );
});
