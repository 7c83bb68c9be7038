import { describe, expect, test } from "vitest";
import { dense } from "../../src/network/architecture.ts";
import { frobeniusNorm } from "../../src/network/matrix.ts";
import { continuedFrom } from "../../src/training/continuation.ts";
import { type Experiment, requestOf, withRecipe } from "../../src/training/experiment.ts";
import { State } from "../../src/training/state.ts";
import { trainer } from "../../src/training/trainer.ts";
import { distance, experiment, network, noted } from "./example.ts";

const { train } = trainer(noted());
const normalization = { scaleRate: 2 };

describe("a continued training", () => {
  test("is the rest of the whole one, where nothing that begins anew matters", async () => {
    const still = { schedule: "constant", batches: { order: "full" } } as const;
    const whole = await train({ ...withRecipe(experiment, { ...still, steps: 32 }), observe: [10] });
    const middle = whole.states.find(({ step }) => step === 10) as State;
    const rest = continuedFrom(middle, { steps: 22 }, { seed: 5 });
    const { start, end } = await train(rest);
    expect([start.step, end.step]).toEqual([0, 22]);
    expect(start.parameters).toEqual(middle.parameters);
    expect(end.parameters).toEqual(whole.end.parameters);
  });

  test("takes its own batches and its own observations, and starts its momentum and schedule anew", async () => {
    const { end } = await train(withRecipe(experiment, { momentum: 0.9, steps: 32 }));
    const rest = continuedFrom(end, { steps: 16, decay: 0 }, { seed: 5, observe: { every: 1 } });
    expect(rest).toMatchObject({ seed: 5, recipe: { momentum: 0.9, decay: 0, steps: 16 }, observe: { every: 1 } });
    // Equal to a training that never was another: no buffer is carried along.
    const fresh: Experiment = {
      ...withRecipe(experiment, { momentum: 0.9, steps: 16, decay: 0 }),
      seed: 5,
      network: { ...experiment.network, start: end.parameters },
    };
    expect((await train(rest)).end.parameters).toEqual((await train(fresh)).end.parameters);
    expect(requestOf(rest).run.rates[0][1]).toBe(0.1);
  });

  test("from weight decay to weight normalization starts with the same function", async () => {
    const { end } = await train(experiment);
    const { start } = await train(continuedFrom(end, { normalization }, { seed: 5 }));
    expect(distance(start.outputs, end.outputs)).toBeLessThan(1e-14);
    for (const matrix of start.parameters.matrices) expect(frobeniusNorm(matrix)).toBeCloseTo(1, 14);
  });

  test("from weight normalization to weight decay starts with the same function, balanced and of scale 1", async () => {
    const deep = { ...experiment, network: network([4, 5, 6, 2]) };
    const { end } = await train(withRecipe(deep, { normalization, steps: 32 }));
    expect(end.parameters.scale).not.toBeCloseTo(1, 1);
    const { start } = await train(continuedFrom(end, { normalization: null }, { seed: 5 }));
    expect(start.parameters.scale).toBe(1);
    expect(distance(start.outputs, end.outputs)).toBeLessThan(1e-14);
    for (const matrix of start.parameters.matrices)
      expect(frobeniusNorm(matrix)).toBeCloseTo(end.parameters.scale ** (1 / 3), 13);
  });

  test("from weight normalization to itself keeps its scale", async () => {
    const { end } = await train(withRecipe(experiment, { normalization, steps: 32 }));
    const { start } = await train(continuedFrom(end, { decay: 0 }, { seed: 5 }));
    expect(start.parameters.scale).toBeCloseTo(end.parameters.scale, 13);
  });
});

describe("a continuation is refused", () => {
  const stateOf = (of: Experiment, scale = 1) => {
    const { start } = requestOf(of).run;
    return new State(of, { step: 0, parameters: { ...start, scale }, integratedRate: 0 });
  };

  test("under a recipe that contradicts itself or does not fit the network", () => {
    const from = stateOf(experiment);
    expect(() => continuedFrom(from, { steps: 0 }, { seed: 5 })).toThrow("0 steps");
    expect(() => continuedFrom(from, { biasDecay: 1 }, { seed: 5 })).toThrow("without biases");
    const biased = stateOf({ ...experiment, network: network([4, 5, 2], "last") });
    expect(() => continuedFrom(biased, { normalization }, { seed: 5 })).toThrow("with biases");
  });

  test("where normalization would change the function", () => {
    const smooth = {
      ...experiment,
      network: { ...experiment.network, architecture: dense([4, 5, 2], { activation: "squareplus" }) },
    };
    expect(() => continuedFrom(stateOf(smooth), { normalization }, { seed: 5 })).toThrow("layer 1 has the activation");
    const normalized = stateOf(withRecipe(smooth, { normalization }));
    expect(() => continuedFrom(normalized, { normalization: null }, { seed: 5 })).toThrow("not homogeneous");
    expect(() => continuedFrom(normalized, { decay: 0 }, { seed: 5 })).not.toThrow();
  });

  test("where the scale cannot be folded", () => {
    for (const scale of [0, -2]) {
      const from = stateOf(withRecipe(experiment, { normalization }), scale);
      expect(() => continuedFrom(from, { normalization: null }, { seed: 5 })).toThrow(`the scale is ${scale}`);
    }
  });
});
