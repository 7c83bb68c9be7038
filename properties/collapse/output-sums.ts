import {
  anyConvolutional,
  anyDense,
  anyImages,
  anyMixture,
  anySgd,
  type Dataset,
  datasetOf,
  type Experiment,
  experimentOf,
  type State,
  seed,
} from "#property";
import { freeExperiment } from "./free-features.ts";

/** What the claims about quasi-interpolation draw from; a linear network stands for free features, see experimentsOf. */
export const quasiInterpolating = {
  given: {
    data: anyMixture({ classes: [2, 4], perClass: [8, 12], dimension: [16, 32] }),
    network: anyDense({ depth: [2, 4], width: [16, 32] }),
    recipe: anySgd({ learningRate: [0.1, 0.2], decay: [5e-3, 1e-2], batchSize: [2, 8] }),
    seed: seed(),
  },
  populations: {
    "free features": {
      data: anyMixture({ classes: [2, 5], perClass: [1, 2, 4] }),
      network: anyDense({ depth: [2, 2], width: [5, 12], activation: "identity" as const }),
      recipe: anySgd({ learningRate: [0.1, 0.1], decay: [1e-2, 5e-2], batchSize: [1, 1] }),
    },
    dense: {},
    convolutional: {
      data: anyImages({ classes: [2, 4], perClass: [8, 12], height: [6, 8], width: [6, 8], channels: [1, 2] }),
      network: anyConvolutional({
        convolutions: [2, 2],
        channels: [6, 12],
        kernel: [2, 3],
        stride: [2, 2],
        padding: ["valid"],
        pooling: [false],
        hidden: { depth: [0, 1], width: [16, 24] },
      }),
    },
  },
};

type Draw = Parameters<typeof experimentOf>[0];

/**
 * The experiment of a draw, and the same with a last bias that is not decayed. Of a linear network it is free features, as many
 * as its width and with its λ on both layers, for the classes and samples of its data.
 */
export function experimentsOf(drawn: Draw): { without: Experiment<Dataset>; biased: Experiment<Dataset> } {
  const { network, recipe } = drawn;
  if (network.activation !== "identity") {
    const forgetting = 6;
    return {
      without: experimentOf(drawn, { forgetting }),
      biased: experimentOf({ ...drawn, network: { ...network, bias: "last" } }, { forgetting }),
    };
  }
  const { classes, labels } = datasetOf(drawn.data);
  const perClass = labels.length / classes;
  const epsilon = classes * Math.sqrt(perClass) * recipe.decay;
  const model = { classes, perClass, width: network.hidden[0], epsilon, ratio: 1, seed: network.seed };
  return {
    without: freeExperiment({ ...model, activation: "identity", biasDecay: null }),
    biased: freeExperiment({ ...model, activation: "identity", biasDecay: 0 }),
  };
}

/** Outputs of the sample's own class, and of the others. */
export function ownAndOthers({ outputs, data }: State<Dataset>): { own: Float64Array; others: Float64Array } {
  return {
    own: outputs.data.filter((_, i) => data.targets.data[i] === 1),
    others: outputs.data.filter((_, i) => data.targets.data[i] !== 1),
  };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What the own class lacks, 1 − its mean output, and the mean output of the others. */
export function lackAndOff(state: State<Dataset>): { C: number; epsilon: number; off: number } {
  const { own, others } = ownAndOthers(state);
  return { C: state.data.classes, epsilon: 1 - mean(own), off: mean(others) };
}

/** S_n, the sum of each sample's outputs. */
export function outputSums({ outputs: { rows, columns, data } }: State<Dataset>): number[] {
  return Array.from({ length: rows }, (_, n) =>
    data.subarray(n * columns, (n + 1) * columns).reduce((a, b) => a + b, 0),
  );
}
