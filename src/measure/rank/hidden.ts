import type { Matrix } from "../../network/matrix.ts";
import type { Parameters } from "../../network/parameters.ts";

/**
 * The mean of a measure, such as a rank, over the hidden-to-hidden matrices W_2 … W_{L−1}: the first layer's is limited by the
 * data, the last one's by the number of classes.
 * @throws RangeError for a network of fewer than three layers, which has none.
 */
export function hiddenMean({ matrices }: Pick<Parameters, "matrices">, measure: (matrix: Matrix) => number): number {
  const hidden = matrices.slice(1, -1);
  if (hidden.length === 0)
    throw new RangeError(`${matrices.length} layers have no hidden-to-hidden matrix: give a network of at least three`);
  return hidden.reduce((sum, matrix) => sum + measure(matrix), 0) / hidden.length;
}
