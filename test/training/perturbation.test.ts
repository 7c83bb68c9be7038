import { expect, test } from "vitest";
import { weightDistance, weightNorm } from "../../src/measure/norms/movement.ts";
import { continuedFrom } from "../../src/training/continuation.ts";
import { inCyclicOrder } from "../../src/training/cyclic-order.ts";
import { withRecipe } from "../../src/training/experiment.ts";
import { lastEpochs } from "../../src/training/last-epochs.ts";
import { perturbed } from "../../src/training/perturbation.ts";
import { trainer } from "../../src/training/trainer.ts";
import { experiment, noted } from "./example.ts";

test("the start moves by the share asked for, in a direction of the seed", () => {
  const { start } = experiment.network;
  const moved = perturbed(experiment, { by: 1e-3, seed: 1 });
  expect(weightDistance(start, moved.network.start) / weightNorm(start)).toBeCloseTo(1e-3, 12);
  expect(perturbed(experiment, { by: 1e-3, seed: 1 })).toEqual(moved);
  const other = perturbed(experiment, { by: 1e-3, seed: 2 });
  expect(weightDistance(moved.network.start, other.network.start)).toBeGreaterThan(0);
  expect({ ...moved, network: experiment.network }).toEqual(experiment);
});

// H0: the direction is even. The share of the first layer's 20 weights of 30 in its square is Beta(10, 5): mean 2/3,
// standard deviation .118, so that the mean of 400 is within .03 but for 5 standard errors.
test("every weight has its part", () => {
  const { start } = experiment.network;
  const [first] = start.matrices;
  const shares = Array.from({ length: 400 }, (_, seed) => {
    const moved = perturbed(experiment, { by: 1, seed }).network.start;
    const own = weightDistance({ matrices: [first] }, { matrices: [moved.matrices[0]] });
    return (own / weightDistance(start, moved)) ** 2;
  });
  expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) / 400 - 2 / 3)).toBeLessThan(0.03);
});

test("a cyclic run of whole epochs that goes on under its own seed is one longer run", async () => {
  const { train } = trainer(noted());
  const short = inCyclicOrder(lastEpochs(withRecipe(experiment, { steps: 9, schedule: "constant" }), 1).experiment);
  const { end } = await train(short);
  const { end: later } = await train(continuedFrom(end, { steps: 7 }, { seed: short.seed }));
  const { end: once } = await train({ ...withRecipe(short, { steps: 16 }), observe: [] });
  expect(later.parameters).toEqual(once.parameters);
});

test("a perturbation by nothing is refused by name", () => {
  expect(() => perturbed(experiment, { by: 0, seed: 1 })).toThrow("a perturbation by 0");
  expect(() => perturbed(experiment, { by: Number.NaN, seed: 1 })).toThrow("a perturbation by NaN");
});
