/**
 * σ, applied to a layer's output, entry by entry. All are arithmetic and √ only, so that every machine gives the same bits.
 * - `relu`: max(z, 0), the paper's.
 * - `identity`: z, for the last layer and for linear networks.
 * - `squareplus`: (z + √(z² + 4)) / 2, smooth and not homogeneous: a control. Barron, "Squareplus", arXiv 2112.11687.
 */
export type Activation = "relu" | "identity" | "squareplus";

/** z ↦ σ(Wz + b), with W of `outputs` × `inputs` and b of `outputs` where `bias` is set. */
export interface DenseLayer {
  readonly kind: "dense";
  readonly inputs: number;
  readonly outputs: number;
  readonly activation: Activation;
  readonly bias: boolean;
}

export type Layer = DenseLayer;

/** A feed-forward network: layer 0 reads the input, the last layer gives the C outputs. */
export interface Architecture {
  readonly layers: readonly Layer[];
}

/**
 * A fully connected network f(x) = W_L σ(W_{L−1} … σ(W_1 x)); the last layer is linear.
 *
 * @param widths d, then the hidden widths, then C: L + 1 numbers for L weight matrices.
 * @throws RangeError when a width is not a positive integer or fewer than two are given.
 */
export function dense(
  widths: readonly number[],
  { activation = "relu", bias = false }: { activation?: Activation; bias?: boolean } = {},
): Architecture {
  if (widths.length < 2) {
    throw new RangeError(`a network needs an input and an output width, but got [${widths.join(", ")}]`);
  }
  for (const width of widths) {
    if (!Number.isInteger(width) || width < 1) {
      throw new RangeError(
        `width ${width} in [${widths.join(", ")}] is impossible: every width is an integer of at least 1`,
      );
    }
  }
  const last = widths.length - 2;
  return {
    layers: widths.slice(1).map((outputs, k) => ({
      kind: "dense",
      inputs: widths[k],
      outputs,
      activation: k === last ? "identity" : activation,
      bias,
    })),
  };
}

/** d, the length of the network's input. */
export function inputWidth(architecture: Architecture): number {
  return architecture.layers[0].inputs;
}

/** C, the number of the network's outputs. */
export function outputWidth(architecture: Architecture): number {
  return architecture.layers[architecture.layers.length - 1].outputs;
}
