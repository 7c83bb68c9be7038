import { describe, expect, test } from "vitest";
import { gaussianMixture } from "../../src/data/mixture.ts";
import { random } from "../../src/data/random.ts";
import { trainByReference } from "../../src/engine/reference/reference.ts";
import type { Engine, TrainingRequest } from "../../src/engine/run.ts";
import { rateAt } from "../../src/engine/schedule.ts";
import { dense } from "../../src/network/architecture.ts";
import { heStart } from "../../src/network/initialize.ts";
import { type Experiment, observedSteps, requestOf, withRecipe } from "../../src/training/experiment.ts";
import { type Recipe, scheduleOf, stepsToForget } from "../../src/training/recipe.ts";
import { scheduler } from "../../src/training/scheduler.ts";
import { Diverged } from "../../src/training/state.ts";
import { stepsOf } from "../../src/training/steps.ts";

const recipe: Recipe = {
  learningRate: 0.1,
  schedule: "cooldown",
  decay: 0.01,
  normalization: null,
  batches: { order: "random", size: 3 },
  momentum: 0,
  trains: "all layers",
  steps: 8,
};
const architecture = dense([4, 5, 2]);
const experiment: Experiment = {
  network: { architecture, start: heStart(architecture, random(1).normal) },
  data: gaussianMixture({ classes: 2, perClass: 4, dimension: 4, separation: 3, seed: 2 }),
  recipe,
  seed: 3,
};

/** The reference engine, with a note of every call. */
function noted(): Engine & { calls: (readonly TrainingRequest[])[] } {
  const calls: (readonly TrainingRequest[])[] = [];
  return {
    name: "noted",
    precision: "float64",
    capacity: 4,
    calls,
    train: (requests) => {
      calls.push(requests);
      return requests.map(async (request) => trainByReference(request));
    },
    dispose: async () => {},
  };
}

describe("scheduler", () => {
  test("gathers what is asked for in one turn into one call, and trains the same thing once", async () => {
    const engine = noted();
    const { train } = scheduler(engine);
    await Promise.all([train(experiment), train({ ...experiment }), train(withRecipe(experiment, { decay: 0 }))]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(engine.calls.map((requests) => requests.length)).toEqual([2]);
    await train(experiment);
    expect(engine.calls).toHaveLength(1);
  });

  test.for<[string, Experiment]>([
    ["decay", withRecipe(experiment, { decay: 0.02 })],
    ["batch order", { ...experiment, seed: 4 }],
    ["observed steps", { ...experiment, observe: [3] }],
    ["trained layers", withRecipe(experiment, { trains: "last layer" })],
    ["start", { ...experiment, network: { architecture, start: heStart(architecture, random(9).normal) } }],
  ])("another %s is another training", async ([, other]) => {
    const engine = noted();
    const { train } = scheduler(engine);
    await train(withRecipe(experiment, { steps: 64 }));
    await train(withRecipe(other, { steps: 64 }));
    expect(engine.calls).toHaveLength(2);
  });

  test("forgets the oldest and then trains it again", async () => {
    const engine = noted();
    const { train } = scheduler(engine, 1);
    await train(experiment);
    await train({ ...experiment, seed: 4 });
    await train(experiment);
    expect(engine.calls).toHaveLength(3);
  });

  test("a diverged training throws and is not a result", async () => {
    const wild = withRecipe(experiment, { learningRate: 1e6, schedule: "constant", steps: 64 });
    await expect(scheduler(noted()).train(wild)).rejects.toThrow(Diverged);
  });

  test.for<[string, Partial<Recipe>, string]>([
    ["a negative decay", { decay: -1 }, "weight decay -1"],
    ["a decay that is not a number", { decay: Number.NaN }, "weight decay NaN"],
    ["a batch larger than the data", { batches: { order: "random", size: 9 } }, "batch size 9 with 8 samples"],
    ["no steps", { steps: 0 }, "0 steps"],
    ["one decay a layer under normalization", { normalization: { scaleRate: 1 }, decay: [0.1, 0.1] }, "one decay"],
  ])("%s is refused by name", async ([, change, message]) => {
    await expect(scheduler(noted()).train(withRecipe(experiment, change))).rejects.toThrow(message);
  });
});

describe("recipes", () => {
  test("a run of stepsToForget steps has forgotten τ", () => {
    const steps = stepsToForget(8, { learningRate: 0.1, decay: 0.01, schedule: "cooldown" });
    const schedule = scheduleOf({ ...recipe, steps });
    let forgetting = 0;
    for (let t = 0; t < steps; t++) forgetting += 2 * 0.01 * rateAt(schedule, t);
    expect(Math.abs(forgetting - 8)).toBeLessThan(0.01);
    expect(rateAt(schedule, steps)).toBeCloseTo(0.002, 15);
  });

  test("what does not forget is refused", () => {
    for (const decay of [0, -1, Number.NaN]) {
      expect(() => stepsToForget(8, { learningRate: 0.1, decay, schedule: "constant" })).toThrow(`decay ${decay}`);
    }
  });

  test("a training is looked at every sixteenth and where asked", () => {
    expect(observedSteps(160)).toEqual(Array.from({ length: 17 }, (_, i) => 10 * i));
    expect(observedSteps(4, [3])).toEqual([0, 1, 2, 3, 4]);
  });

  test("normalization starts from unit matrices and the same function", () => {
    const { run } = requestOf(withRecipe(experiment, { normalization: { scaleRate: 2 } }));
    expect(run.regularization).toEqual({ kind: "normalized", lambda: 0.01, scaleRate: 2 });
    for (const { data } of run.start.matrices) expect(Math.hypot(...data)).toBeCloseTo(1, 14);
    const norms = experiment.network.start.matrices.map(({ data }) => Math.hypot(...data));
    expect(run.start.scale).toBeCloseTo(norms[0] * norms[1], 12);
  });
});

test("stepsOf gives each step's batch gradient: a decayed step by hand", async () => {
  const watched = { ...experiment, observe: [0, 1, 2, 3] };
  const steps = stepsOf(watched, await scheduler(noted()).train(watched));
  expect(steps.length).toBeGreaterThanOrEqual(3);
  for (const { before, after, gradient, learningRate, batch } of steps) {
    expect(batch.length).toBeLessThanOrEqual(3);
    const w = before.parameters.matrices[0].data;
    const g = gradient.matrices[0].data;
    for (const [i, next] of after.parameters.matrices[0].data.entries()) {
      expect(Math.abs(next - (w[i] * (1 - 2 * learningRate * 0.01) - learningRate * g[i]))).toBeLessThan(1e-12);
    }
  }
});
