import { type Layer, positionsOf, weightShape } from "../../network/layer.ts";
import { dot, type Matrix, row, zeros } from "../../network/matrix.ts";
import { eachStretch } from "../../network/products.ts";

/** A first layer's matrix as the sum of two, row by row. */
export interface SeenAndUnseen {
  /** Its part in the span of what the layer reads: the inputs, or for a convolution their patches. */
  readonly seen: Matrix;
  /** The rest, orthogonal to all of it: it could be anything, and no output would change. */
  readonly unseen: Matrix;
}

/** What is left of a vector, as a share of its norm, where it is in the span of others but for rounding. */
const rounding = 1e-10;

/**
 * Splits a layer's matrix by what the layer reads.
 * @param inputs of the layer, one sample a row.
 * @throws RangeError for a layer of unshared nodes, which do not read the same, and for shapes that do not fit.
 */
export function seenAndUnseen(layer: Layer, matrix: Matrix, inputs: Matrix): SeenAndUnseen {
  if (layer.kind === "local") throw new RangeError("a layer of unshared nodes: its rows read different inputs");
  const { rows, columns } = weightShape(layer);
  if (matrix.rows !== rows || matrix.columns !== columns)
    throw new RangeError(`a matrix of ${matrix.rows}×${matrix.columns} for a layer of ${rows}×${columns}`);
  const basis = orthonormal(patches(layer, inputs));
  const seen = zeros(rows, columns);
  const unseen = zeros(rows, columns);
  for (let j = 0; j < rows; j++) {
    const rest = row(unseen, j);
    rest.set(row(matrix, j));
    remove(basis, rest);
    for (const [i, w] of row(matrix, j).entries()) row(seen, j)[i] = w - rest[i];
  }
  return { seen, unseen };
}

/** What a row of W is multiplied with: the input, or every patch of it. */
function patches(layer: Layer, inputs: Matrix): Float64Array[] {
  const { rows, columns } = weightShape(layer);
  return Array.from({ length: inputs.rows }, (_, n) => {
    const own = Array.from({ length: positionsOf(layer) }, () => new Float64Array(columns));
    const input = row(inputs, n);
    eachStretch(layer, (z, w, x, length) => {
      // Every row reads the same, so one is enough.
      if (z % rows === 0) own[z / rows].set(input.subarray(x, x + length), w);
    });
    return own;
  }).flat();
}

/** An orthonormal basis of the span, by Gram and Schmidt, each vector twice against rounding. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = vector.slice();
    remove(basis, rest);
    const norm = Math.sqrt(dot(rest, rest));
    if (norm > rounding * Math.sqrt(dot(vector, vector))) basis.push(rest.map((x) => x / norm));
  }
  return basis;
}

/** Takes the parts along an orthonormal basis out of a vector, in place. */
function remove(basis: readonly Float64Array[], vector: Float64Array): void {
  for (let pass = 0; pass < 2; pass++) {
    for (const direction of basis) {
      const along = dot(direction, vector);
      for (let i = 0; i < vector.length; i++) vector[i] -= along * direction[i];
    }
  }
}
