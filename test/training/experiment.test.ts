import { describe, expect, test } from "vitest";
import { requestOf, withRecipe } from "../../src/training/experiment.ts";
import type { Recipe } from "../../src/training/recipe.ts";
import { experiment, network } from "./example.ts";

const biased = { ...experiment, network: network([4, 5, 2], "all") };

describe("what an engine is asked for", () => {
  test("one decay is that of every layer, a list is one a layer, the biases have their own", () => {
    const lambdas = (change: Partial<Recipe>) => requestOf(withRecipe(biased, change)).run.regularization;
    expect(lambdas({})).toEqual({ kind: "decay", lambda: [0.01, 0.01], biasLambda: 0 });
    expect(lambdas({ decay: [0.1, 0.2], biasDecay: 0.3 })).toEqual({
      kind: "decay",
      lambda: [0.1, 0.2],
      biasLambda: 0.3,
    });
  });

  test("normalization starts from unit matrices and the same function", () => {
    const { run } = requestOf(withRecipe(experiment, { normalization: { scaleRate: 2 } }));
    expect(run.regularization).toEqual({ kind: "normalized", lambda: 0.01, scaleRate: 2 });
    for (const { data } of run.start.matrices) expect(Math.hypot(...data)).toBeCloseTo(1, 14);
    const norms = experiment.network.start.matrices.map(({ data }) => Math.hypot(...data));
    expect(run.start.scale).toBeCloseTo(norms[0] * norms[1], 12);
  });

  test("the last layer alone moves where the recipe says so", () => {
    expect(requestOf(experiment).run.trainable).toEqual([true, true]);
    expect(requestOf(withRecipe(experiment, { trains: "last layer" })).run.trainable).toEqual([false, true]);
  });
});

describe("a recipe that does not fit the network is refused, when it is changed and when it is trained", () => {
  test.for<[string, Partial<Recipe>, typeof experiment, string]>([
    ["normalization with biases", { normalization: { scaleRate: 1 } }, biased, "a network with biases"],
    ["a decay of biases without any", { biasDecay: 0.1 }, experiment, "bias decay 0.1 for a network without biases"],
    ["decays of other layers", { decay: [0.1, 0.1, 0.1] }, experiment, "3 weight decays for 2 layers"],
  ])("%s", ([, change, of, message]) => {
    expect(() => withRecipe(of, change)).toThrow(message);
    expect(() => requestOf({ ...of, recipe: { ...of.recipe, ...change } as Recipe })).toThrow(message);
  });

  test("and one that contradicts itself", () => {
    expect(() => withRecipe(experiment, { steps: 0 })).toThrow("0 steps");
    expect(() => requestOf({ ...experiment, recipe: { ...experiment.recipe, steps: 0 } })).toThrow("0 steps");
  });
});
