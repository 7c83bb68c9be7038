import { dot, type Matrix, row } from "../../network/matrix.ts";
import { moments } from "../moments.ts";
import type { ClassMeans } from "./class-means.ts";

/**
 * std / mean over the classes of ‖μ_c − μ_G‖: 0 when the centred class means are equally long.
 * Papyan, Han, Donoho, PNAS 117 (2020). `Infinity` when all of them are 0, within `resolution`.
 */
export function equinorm({ centred, classes, resolution }: ClassMeans): number {
  const norms = Array.from({ length: classes }, (_, c) => Math.sqrt(dot(row(centred, c), row(centred, c))));
  if (Math.max(...norms) <= resolution) return Infinity;
  const { mean, std } = moments(norms);
  return std / mean;
}

/**
 * How far the cosines of the centred class means are from −1/(C−1), where equal angles are widest. Over the pairs
 * c < c′, `std` = √(mean (cos_cc′ + 1/(C−1))²) and `max` = max |cos_cc′ + 1/(C−1)|; both are 0 for a simplex frame.
 * Papyan, Han, Donoho, PNAS 117 (2020). `Infinity` when a centred mean is 0, within `resolution`: it has no direction.
 *
 * The mean cosine is left out on purpose: it is −1/(C−1) for any equally long centred vectors, simplex or not. With two
 * classes both numbers are 0 whatever the features. And centring turns any orthogonal frame of equally long means into
 * a simplex: see `uncentredCosines`.
 */
export function equiangle({ centred, classes, resolution }: ClassMeans): {
  readonly std: number;
  readonly max: number;
} {
  const offsets = cosines(centred, resolution).map((cosine) => Math.abs(cosine + 1 / (classes - 1)));
  const squares = offsets.reduce((sum, offset) => sum + offset * offset, 0);
  return { std: Math.sqrt(squares / offsets.length), max: Math.max(...offsets) };
}

/**
 * Mean and maximum over the pairs c < c′ of cos(μ_c, μ_c′), not centred: 1 when the means share one direction, 0 for an
 * orthogonal frame. Both are `Infinity`, above every cosine, when a class mean is 0, within `resolution`.
 */
export function uncentredCosines({ uncentred, resolution }: ClassMeans): {
  readonly mean: number;
  readonly max: number;
} {
  const values = cosines(uncentred, resolution);
  return { mean: values.reduce((sum, cosine) => sum + cosine, 0) / values.length, max: Math.max(...values) };
}

/** ⟨a, b⟩ / (‖a‖‖b‖) of every pair of rows; `Infinity` where a row is no longer than `resolution`. */
function cosines(vectors: Matrix, resolution: number): number[] {
  const squares = Array.from({ length: vectors.rows }, (_, c) => dot(row(vectors, c), row(vectors, c)));
  const values: number[] = [];
  for (let c = 0; c < vectors.rows; c++) {
    for (let d = c + 1; d < vectors.rows; d++) {
      const shorter = Math.sqrt(Math.min(squares[c], squares[d]));
      // One root of the product, not a product of two: equally long vectors then have exact cosines.
      const cosine = dot(row(vectors, c), row(vectors, d)) / Math.sqrt(squares[c] * squares[d]);
      values.push(shorter <= resolution ? Infinity : cosine);
    }
  }
  return values;
}
