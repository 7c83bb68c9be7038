import { expect, test } from "vitest";
import { freeFeatures } from "../../src/data/free-features.ts";
import { random } from "../../src/data/random.ts";
import { trainByReference } from "../../src/engine/reference/reference.ts";
import { dense } from "../../src/network/architecture.ts";
import { outputs } from "../../src/network/forward.ts";
import { heStart } from "../../src/network/initialize.ts";
import { requestOf } from "../../src/training/experiment.ts";

// Zhou et al., "On the optimization landscape of neural collapse under MSE loss", ICML 2022: with penalties λ_W‖W‖² and λ_H‖H‖² on
// W and on the features H themselves, the best outputs are (1 − ε) Y with ε = C √(n λ_W λ_H), n samples a class. The factor ½ of
// their convention stands before all three terms here too, so it changes nothing.
test("free features trained to rest reach the closed form", () => {
  const [classes, perClass, width] = [3, 2, 4];
  const [ofFeatures, ofWeights] = [4e-3, 8e-3];
  const architecture = dense([classes * perClass, width, classes], { activation: "identity" });
  const data = freeFeatures({ classes, perClass });
  const request = requestOf({
    network: { architecture, start: heStart(architecture, random(1, "free features").normal) },
    data,
    recipe: {
      learningRate: 0.3,
      schedule: "constant",
      decay: [ofFeatures, ofWeights],
      biasDecay: 0,
      normalization: null,
      batches: { order: "full" },
      momentum: 0,
      trains: "all layers",
      steps: 8000,
    },
    seed: 1,
  });
  const { snapshots } = trainByReference(request);
  const { data: f } = outputs(architecture, snapshots[snapshots.length - 1].parameters, data.inputs);
  const epsilon = classes * Math.sqrt(perClass * ofWeights * ofFeatures);
  for (const [i, y] of data.targets.data.entries()) expect(Math.abs(f[i] - (1 - epsilon) * y)).toBeLessThan(1e-6);
});
