import { describe, expect, test } from "vitest";
import { frobeniusNorm } from "../../src/network/matrix.ts";
import { type Experiment, withRecipe } from "../../src/training/experiment.ts";
import { matchedNormalization } from "../../src/training/normalization.ts";
import type { Recipe } from "../../src/training/recipe.ts";
import { trainer } from "../../src/training/trainer.ts";
import { distance, experiment, network, noted, recipe } from "./example.ts";

const { train } = trainer(noted());

/** A network whose layers all have the norm `norm`. */
function balanced(widths: readonly number[], norm: number): Experiment {
  const { architecture, start } = network(widths);
  const matrices = start.matrices.map((matrix) => {
    const factor = norm / frobeniusNorm(matrix);
    return { ...matrix, data: matrix.data.map((w) => factor * w) };
  });
  return { ...experiment, network: { architecture, start: { ...start, matrices } } };
}

describe("matched rates", () => {
  test("are η ρ^(−2/L), η ρ^(2−2/L) with or without L, and λ ρ^(2/L−2)", () => {
    const { learningRate, normalization, decay, ...rest } = matchedNormalization(recipe, {
      rho: 5.832,
      depth: 3,
      exact: false,
    });
    expect(learningRate).toBeCloseTo(0.1 / 1.8 ** 2, 14);
    expect(learningRate * normalization.scaleRate).toBeCloseTo(0.1 * 1.8 ** 4, 12);
    expect(decay).toBeCloseTo(0.01 / 1.8 ** 4, 16);
    expect(rest).toEqual({ ...recipe, learningRate: undefined, normalization: undefined, decay: undefined });
    const exact = matchedNormalization(recipe, { rho: 5.832, depth: 3, exact: true });
    expect(exact).toEqual({
      ...recipe,
      learningRate,
      decay,
      normalization: { scaleRate: expect.closeTo(3 * normalization.scaleRate, 10) },
    });
  });

  test("when exact, make the same function as weight decay, to first order in η", async () => {
    for (const widths of [
      [4, 2],
      [4, 5, 2],
      [4, 5, 6, 2],
    ]) {
      const depth = widths.length - 1;
      const start = balanced(widths, 1.5);
      /** How far one or four steps carry the outputs apart, and how far they go. */
      const run = async (learningRate: number, exact: boolean, steps: number) => {
        const decayed = withRecipe(start, { learningRate, schedule: "constant", decay: 0.1, steps });
        const matched = withRecipe(decayed, matchedNormalization(decayed.recipe, { rho: 1.5 ** depth, depth, exact }));
        const [plain, normalized] = await Promise.all([train(decayed), train(matched)]);
        return {
          apart: distance(plain.end.outputs, normalized.end.outputs),
          moved: distance(plain.start.outputs, plain.end.outputs),
        };
      };
      for (const steps of [1, 4]) {
        const [wide, narrow] = await Promise.all([run(1e-4, true, steps), run(5e-5, true, steps)]);
        expect(wide.apart / wide.moved).toBeLessThan(0.01);
        // Second order: half the rate, a quarter of the distance.
        expect(wide.apart / narrow.apart).toBeGreaterThan(3.5);
        expect(wide.apart / narrow.apart).toBeLessThan(4.5);
      }
      // Without the factor L, the scale lags behind in first order, save for one layer.
      const [wide, narrow] = await Promise.all([run(1e-4, false, 1), run(5e-5, false, 1)]);
      if (depth > 1) expect(wide.apart / narrow.apart).toBeLessThan(2.1);
      else expect(wide.apart / narrow.apart).toBeGreaterThan(3.5);
    }
  });

  test.for<[string, Partial<Recipe>, string]>([
    ["one decay a layer", { decay: [0.1, 0.1] }, "2 weight decays"],
    ["a decay of biases", { biasDecay: 0.1 }, "bias decay 0.1"],
    ["momentum", { momentum: 0.9 }, "momentum 0.9"],
    ["the last layer alone", { trains: "last layer" }, "trains last layer"],
    ["normalization", { normalization: { scaleRate: 1 } }, "weight normalization already"],
    ["no steps", { steps: 0 }, "0 steps"],
  ])("of %s are refused", ([, change, message]) => {
    const of = { ...recipe, ...change } as Recipe;
    expect(() => matchedNormalization(of, { rho: 2, depth: 2, exact: true })).toThrow(message);
  });

  test("at no function, or in no layer, are refused", () => {
    for (const rho of [0, -1, Number.NaN])
      expect(() => matchedNormalization(recipe, { rho, depth: 2, exact: true })).toThrow(`ρ = ${rho}`);
    expect(() => matchedNormalization(recipe, { rho: 2, depth: 0, exact: true })).toThrow("degree 0");
  });
});
