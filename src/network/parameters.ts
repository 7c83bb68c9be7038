import type { Architecture } from "./architecture.ts";
import { weightShape } from "./layer.ts";
import { copy, frobeniusNorm, type Matrix } from "./matrix.ts";

/**
 * What training moves. The network computes `scale` · f_W(x), where f_W uses `matrices` and `biases`.
 * With weight decay `scale` is 1; with weight normalization every matrix has Frobenius norm 1 and `scale` is ρ.
 */
export interface Parameters {
  /** W_k, one a layer, of the shape that `weightShape` gives. */
  readonly matrices: readonly Matrix[];
  /** b_k, one entry a row of W_k, or null where the layer has none. */
  readonly biases: readonly (Float64Array | null)[];
  /** ρ, the one scalar in front of the network. */
  readonly scale: number;
}

/** A copy that shares no memory with `parameters`. */
export function copyParameters(parameters: Parameters): Parameters {
  return {
    matrices: parameters.matrices.map(copy),
    biases: parameters.biases.map((bias) => bias?.slice() ?? null),
    scale: parameters.scale,
  };
}

/**
 * The same function with unit matrices: V_k = W_k/‖W_k‖_F and ρ = scale · ∏‖W_k‖_F. Exact for bias-free homogeneous
 * networks only.
 * @throws RangeError for a matrix of zeros, which has no direction.
 */
export function normalized(parameters: Parameters): Parameters {
  let scale = parameters.scale;
  const matrices = parameters.matrices.map((matrix, k) => {
    const norm = frobeniusNorm(matrix);
    if (norm === 0) throw new RangeError(`the weights of layer ${k + 1} are all zero: they cannot be normalized`);
    scale *= norm;
    return { ...matrix, data: matrix.data.map((w) => w / norm) };
  });
  return { matrices, biases: parameters.biases, scale };
}

/** True when no weight, bias or scale is NaN or infinite. */
export function allFinite(parameters: Parameters): boolean {
  const finite = (values: Float64Array | null) => values === null || values.every(Number.isFinite);
  return (
    Number.isFinite(parameters.scale) &&
    parameters.matrices.every((m) => finite(m.data)) &&
    parameters.biases.every(finite)
  );
}

/** @throws RangeError naming the first weight that is not finite, or the first shape that does not fit the architecture. */
export function checkParameters(architecture: Architecture, parameters: Parameters): void {
  const { matrices, biases } = parameters;
  if (matrices.length !== architecture.layers.length || biases.length !== architecture.layers.length) {
    throw new RangeError(
      `${matrices.length} weight matrices for ${architecture.layers.length} layers: give one a layer`,
    );
  }
  for (const [k, layer] of architecture.layers.entries()) {
    const { rows, columns, data } = matrices[k];
    const shape = weightShape(layer);
    if (rows !== shape.rows || columns !== shape.columns || data.length !== rows * columns) {
      throw new RangeError(
        `the weights of layer ${k + 1} are ${rows}×${columns}, but the layer is ${shape.rows}×${shape.columns}`,
      );
    }
    const bias = biases[k];
    if ((bias !== null) !== layer.bias || (bias !== null && bias.length !== shape.rows)) {
      throw new RangeError(
        `the bias of layer ${k + 1} has ${bias?.length ?? "no"} entries, but the layer wants ${layer.bias ? shape.rows : "none"}`,
      );
    }
    const bad = data.findIndex((w) => !Number.isFinite(w));
    if (bad >= 0) {
      throw new RangeError(
        `weight (${Math.floor(bad / columns)}, ${bad % columns}) of layer ${k + 1} is ${data[bad]}: weights must be finite`,
      );
    }
    const badBias = bias?.findIndex((b) => !Number.isFinite(b)) ?? -1;
    if (badBias >= 0)
      throw new RangeError(`bias ${badBias} of layer ${k + 1} is ${bias?.[badBias]}: biases must be finite`);
  }
  if (!Number.isFinite(parameters.scale)) throw new RangeError(`the scale is ${parameters.scale}: it must be finite`);
}
