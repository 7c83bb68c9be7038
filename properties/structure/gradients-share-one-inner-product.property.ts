import { eulerValue, layerInnerProducts, layerNorms } from "#measure";
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
import gradientsShareOneInnerProduct from "../../theorems/structure/gradients-share-one-inner-product.ts";

export default property(gradientsShareOneInnerProduct, {
  given: {
    data: anyMixture(),
    network: anyDense({ depth: [1, 5], width: [1, 64] }),
    recipe: anySgd({ learningRate: [0.02, 0.1], decay: [1e-3, 1e-2], batchSize: [1, 32] }),
    seed: seed(),
  },
  populations: {
    dense: {},
    convolutional: { data: anyImages(), network: anyConvolutional() },
  },
  larger: { "large dense": largeDense(), "large convolutional": largeConvolutional() },
  // At the start, halfway and at the end of a short training: at any weights means at trained ones too.
  trial: async (drawn, { train }) => {
    const { states } = await train(experimentOf(drawn, { forgetting: 0.05 }));
    const seen = [0, 8, 16].map((sixteenths) => states[sixteenths]);
    const measured = seen.flatMap(({ parameters, gradient, outputs, data }) => {
      const euler = eulerValue(outputs, data.targets);
      const weightNorms = layerNorms(parameters);
      const gradientNorms = layerNorms(gradient);
      return layerInnerProducts(parameters, gradient).map((inner, k) => ({
        inner,
        euler,
        scale: weightNorms[k] * gradientNorms[k] + Math.abs(euler),
      }));
    });
    return { measured };
  },
  within: relative(1e-10, {
    to: "scale",
    because:
      "float64 rounding of sums over weights, samples and positions, relative to ‖W_k‖‖∂L/∂W_k‖ since the sums may cancel; the worst seen is below 1e-14",
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
