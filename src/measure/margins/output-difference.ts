import { type Architecture, outputWidth } from "../../network/architecture.ts";
import type { Parameters } from "../../network/parameters.ts";

/** A network with its weights. */
export interface WeightedNetwork {
  readonly architecture: Architecture;
  readonly parameters: Parameters;
}

/**
 * The network of one output f_1 − f_0 that decides between two classes as a network of two outputs does: its last row is the
 * difference of the two, and what is below stays. The classifier margin of a sample of class 1 is its output, of class 0 minus that.
 * @throws RangeError unless there are two outputs, of a dense layer.
 */
export function outputDifference({ architecture, parameters }: WeightedNetwork): WeightedNetwork {
  const { layers } = architecture;
  const last = layers[layers.length - 1];
  if (last.kind !== "dense" || outputWidth(architecture) !== 2)
    throw new RangeError(`${outputWidth(architecture)} outputs of a ${last.kind} layer: the difference is of two`);
  const { matrices, biases, scale } = parameters;
  const { columns, data } = matrices[matrices.length - 1];
  const row = Float64Array.from({ length: columns }, (_, i) => data[columns + i] - data[i]);
  const bias = biases[biases.length - 1];
  return {
    architecture: { layers: [...layers.slice(0, -1), { ...last, outputs: 1 }] },
    parameters: {
      matrices: [...matrices.slice(0, -1), { rows: 1, columns, data: row }],
      biases: [...biases.slice(0, -1), bias && Float64Array.of(bias[1] - bias[0])],
      scale,
    },
  };
}
