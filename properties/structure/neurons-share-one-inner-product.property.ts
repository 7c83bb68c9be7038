import { neuronInnerProducts, neuronNorms } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyImages,
  anyMixture,
  anySgd,
  experimentOf,
  largeConvolutional,
  largeDense,
  property,
  relative,
  seed,
} from "#property";
import neuronsShareOneInnerProduct from "../../theorems/structure/neurons-share-one-inner-product.ts";

export default property(neuronsShareOneInnerProduct, {
  given: {
    data: anyMixture(),
    network: anyDense({ depth: [2, 5], width: [1, 64] }),
    recipe: anySgd({ learningRate: [0.02, 0.1], decay: [1e-3, 1e-2], batchSize: [1, 32] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: { data: anyImages(), network: anyConvolutional() },
  },
  larger: { "large dense": largeDense(), "large convolutional": largeConvolutional() },
  // At the start and at the end of a short training: at any weights means at trained ones too.
  trial: async (drawn, { train }) => {
    const experiment = experimentOf(drawn, { forgetting: 0.05 });
    const { architecture } = experiment.network;
    const { start, end } = await train(experiment);
    const measured = [start, end].flatMap(({ parameters, gradient }) => {
      const weights = neuronNorms(architecture, parameters);
      const slopes = neuronNorms(architecture, gradient);
      return neuronInnerProducts(architecture, parameters, gradient).flatMap(({ incoming, outgoing }, k) =>
        Array.from(incoming, (value, j) => ({
          incoming: value,
          outgoing: outgoing[j],
          scale: weights[k].incoming[j] * slopes[k].incoming[j] + weights[k].outgoing[j] * slopes[k].outgoing[j],
        })),
      );
    });
    return { measured };
  },
  within: relative(1e-10, {
    to: "scale",
    because:
      "float64 rounding of sums over weights, samples and positions, relative to ‖in_j‖‖∂L/∂in_j‖ + ‖out_j‖‖∂L/∂out_j‖ since the sums may cancel; the worst seen is below 1e-13",
  }),
  controls: {
    "biases, drawn non-zero": {
      changes: (drawn) => ({ ...drawn, network: { ...drawn.network, bias: "all" as const } }),
    },
    // Its outputs start larger, so that it needs a lower rate not to diverge.
    "a smooth activation that is not homogeneous": {
      changes: ({ network, recipe, ...drawn }) => ({
        ...drawn,
        network: { ...network, activation: "squareplus" as const },
        recipe: { ...recipe, learningRate: recipe.learningRate / 10 },
      }),
    },
  },
});
