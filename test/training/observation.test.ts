import { expect, test } from "vitest";
import { batchStream } from "../../src/data/batches.ts";
import { lossGradient } from "../../src/network/gradient.ts";
import { withRecipe } from "../../src/training/experiment.ts";
import { observations } from "../../src/training/observation.ts";
import { trainer } from "../../src/training/trainer.ts";
import { experiment, noted } from "./example.ts";

const { train } = trainer(noted());

test("every observed state but the end comes with its step's batch, rate and gradient", async () => {
  const watched = { ...withRecipe(experiment, { steps: 64 }), observe: { every: 5, from: 3, until: 30 } };
  const trained = await train(watched);
  const seen = observations(watched, trained);
  expect(seen.map(({ state }) => state)).toEqual(trained.states.slice(0, -1));
  expect(seen.map(({ state }) => state.step)).toContain(23);

  const next = batchStream({ order: "random", size: 3, seed: 3 }, 8);
  const batches = Array.from({ length: 64 }, () => [...next()]);
  for (const { state, batch, learningRate, gradient } of seen) {
    expect([...batch]).toEqual(batches[state.step]);
    expect(learningRate).toBeCloseTo(state.step < 38.4 ? 0.1 : 0.1 - (0.098 * (state.step - 38.4)) / 25.6, 15);
    const { architecture } = experiment.network;
    expect(gradient).toEqual(lossGradient(architecture, state.parameters, experiment.data, batches[state.step]));
  }
});

test("a gradient is computed once, and only when asked for", async () => {
  const trained = await train(experiment);
  const broken = { ...experiment, data: { ...experiment.data, targets: null as never } };
  const states = trained.states.map((state) => Object.assign(Object.create(state), { experiment: broken }));
  // The targets are missed by who computes a gradient, and not before.
  expect(() => observations(experiment, { states })).not.toThrow();
  const [first] = observations(experiment, trained);
  expect(first.gradient).toBe(first.gradient);
});
