import { layerNorms } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyImages,
  anyMixture,
  anySgd,
  experimentOf,
  property,
  relative,
  type Step,
  seed,
  stepsOf,
  withRecipe,
} from "#property";
import sgdStepBalancesLayers from "../../theorems/dynamics/sgd-step-balances-layers.ts";

/** The two sides for every pair of neighbouring layers; other pairs are sums of these. */
function balance({ before, after, learningRate, gradient }: Step, lambda: number) {
  const old = layerNorms(before.parameters).map((norm) => norm ** 2);
  const fresh = layerNorms(after.parameters).map((norm) => norm ** 2);
  const squares = gradient.matrices.map((matrix) => matrix.data.reduce((sum, g) => sum + g * g, 0));
  return old.slice(1).map((_, j) => ({
    Delta: old[j + 1] - old[j],
    Delta_next: fresh[j + 1] - fresh[j],
    eta: learningRate,
    lambda,
    G_k: squares[j + 1],
    G_j: squares[j],
    scale: old[j + 1] + old[j],
  }));
}

// Steps in a row at the start, and single ones later: both ends of a step must be observed.
const steps = 48;
const observe = [0, 1, 2, 3, 4, 23, 24, 47, 48];

export default property(sgdStepBalancesLayers, {
  given: {
    data: anyMixture(),
    network: anyDense({ depth: [2, 5], width: [1, 64] }),
    recipe: anySgd({ learningRate: [0.02, 0.2], decay: [1e-3, 1e-2], batchSize: [1, 32] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: { data: anyImages(), network: anyConvolutional() },
  },
  trial: async (drawn, { train }) => {
    const experiment = withRecipe({ ...experimentOf(drawn, { forgetting: 1 }), observe }, { steps });
    const trained = await train(experiment);
    return { measured: stepsOf(experiment, trained).flatMap((step) => balance(step, drawn.recipe.decay)) };
  },
  within: relative(1e-10, {
    to: "scale",
    because:
      "float64 rounding of one step, relative to ‖W_k‖² + ‖W_j‖²; the worst seen is below 1e-13, while a step moves Δ by about 1e-3",
    float32: {
      limit: 4e-6,
      because: "32 times the rounding of a squared weight, 2^-23; the worst seen on seeds 1 to 3 of simd-f32 is 8e-8",
    },
  }),
  controls: {
    // At a tenth of the rate, as momentum .9 makes ten times as much of a gradient in the end.
    "momentum .9, from the second step on": {
      trial: async (drawn, { train }) => {
        const learningRate = drawn.recipe.learningRate / 10;
        const change = { steps, momentum: 0.9, learningRate };
        const experiment = withRecipe({ ...experimentOf(drawn, { forgetting: 1 }), observe }, change);
        const [, ...later] = stepsOf(experiment, await train(experiment));
        return { measured: later.flatMap((step) => balance(step, drawn.recipe.decay)) };
      },
    },
    "biases, drawn non-zero": {
      changes: (drawn) => ({ ...drawn, network: { ...drawn.network, bias: "all" as const } }),
    },
  },
});
