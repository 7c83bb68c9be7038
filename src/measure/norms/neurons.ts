import type { Architecture } from "../../network/architecture.ts";
import { outgoingEntries } from "../../network/fan-out.ts";
import { dot, type Matrix, row } from "../../network/matrix.ts";
import { checkParameters, type Parameters } from "../../network/parameters.ts";

/** Inner products of the weights into and out of every neuron of one hidden layer; a neuron of a convolution is a channel. */
export interface NeuronProducts {
  /** ⟨row j of W_k, row j of G_k⟩; a bias does not count. */
  readonly incoming: Float64Array;
  /** The same over the entries of W_{k+1} that read neuron j: in dense layers ⟨column j of W_{k+1}, column j of G_{k+1}⟩. */
  readonly outgoing: Float64Array;
}

/**
 * The products of the weights with matrices G_k of the same shapes: entry k is about the neurons between layers k and k + 1.
 * @throws RangeError when the parameters do not fit the architecture.
 */
export function neuronProducts(
  architecture: Architecture,
  parameters: Parameters,
  others: readonly Matrix[],
): NeuronProducts[] {
  checkParameters(architecture, parameters);
  const { layers } = architecture;
  const { matrices } = parameters;
  return layers.slice(1).map((above, k) => ({
    incoming: Float64Array.from({ length: matrices[k].rows }, (_, j) => dot(row(matrices[k], j), row(others[k], j))),
    outgoing: Float64Array.from(outgoingEntries(layers[k], above), (entries) =>
      entries.reduce((sum, i) => sum + matrices[k + 1].data[i] * others[k + 1].data[i], 0),
    ),
  }));
}
