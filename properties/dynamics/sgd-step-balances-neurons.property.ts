import { neuronNorms } from "#measure";
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
import sgdStepBalancesNeurons from "../../theorems/dynamics/sgd-step-balances-neurons.ts";

/** The two sides for every hidden neuron or channel. */
function balance({ before, after, learningRate, gradient }: Step, lambda: number) {
  const { architecture } = before.experiment.network;
  const fresh = neuronNorms(architecture, after.parameters);
  const slopes = neuronNorms(architecture, gradient);
  return neuronNorms(architecture, before.parameters).flatMap(({ incoming, outgoing }, k) =>
    Array.from(incoming, (_, j) => ({
      Delta: incoming[j] ** 2 - outgoing[j] ** 2,
      Delta_next: fresh[k].incoming[j] ** 2 - fresh[k].outgoing[j] ** 2,
      eta: learningRate,
      lambda,
      G_in: slopes[k].incoming[j] ** 2,
      G_out: slopes[k].outgoing[j] ** 2,
      scale: incoming[j] ** 2 + outgoing[j] ** 2,
    })),
  );
}

// Steps in a row at the start, and single ones later: both ends of a step must be observed.
const steps = 48;
const observe = [0, 1, 2, 3, 4, 23, 24, 47, 48];

export default property(sgdStepBalancesNeurons, {
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
    because: "float64 rounding of one step, relative to ‖in_j‖² + ‖out_j‖²; the worst seen is below 1e-13",
    float32: {
      limit: 4e-6,
      because: "32 times the rounding of a squared weight, 2^-23; the worst seen on seeds 1 to 3 of simd-f32 is 4e-7",
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
