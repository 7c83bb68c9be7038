import { expect, test } from "vitest";
import { drawCases } from "../../../src/case/draw.ts";
import { stepsPerEpoch } from "../../../src/data/batches.ts";
import { positionsOf, weightShape } from "../../../src/network/layer.ts";
import { experimentOf } from "../../../src/property/arbitrary/experiment.ts";
import {
  atConstantRate,
  fewSamplesConvolutional,
  fewSamplesDense,
} from "../../../src/property/arbitrary/few-samples.ts";
import { unseenConvolutional, unseenDense } from "../../../src/property/arbitrary/unseen.ts";

test("a small training has epochs of 2 to 16 steps and ends with one, forgotten to e^(−6) or a little more", () => {
  for (const given of [fewSamplesDense(), { ...fewSamplesDense(), ...fewSamplesConvolutional() }]) {
    for (const drawn of drawCases(given, 1, 50)) {
      const { data, recipe, seed } = atConstantRate(drawn).experiment;
      const { batches, steps, learningRate, decay } = recipe;
      const epoch = stepsPerEpoch(batches.order === "full" ? batches : { ...batches, seed }, data.inputs.rows);
      expect(epoch).toBeGreaterThanOrEqual(2);
      expect(epoch).toBeLessThanOrEqual(16);
      expect(steps % epoch).toBe(0);
      const tau = 2 * learningRate * Number(decay) * steps;
      expect(tau).toBeGreaterThanOrEqual(6);
      expect(tau).toBeLessThan(6.1);
    }
  }
});

test("inputs and their patches are too few to see all of a first layer, and a batch is at most half of the inputs", () => {
  for (const given of [unseenDense(), { ...unseenDense(), ...unseenConvolutional() }]) {
    for (const drawn of drawCases(given, 1, 50)) {
      const { network, data, recipe } = experimentOf(drawn, { forgetting: 1.5, schedule: "constant" });
      const [layer] = network.architecture.layers;
      expect(data.inputs.rows * positionsOf(layer)).toBeLessThan(weightShape(layer).columns);
      expect(recipe.batches.order === "full" ? Number.NaN : recipe.batches.size).toBeLessThanOrEqual(
        data.inputs.rows / 2,
      );
    }
  }
});
