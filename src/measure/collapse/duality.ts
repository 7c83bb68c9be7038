import { frobeniusNorm, type Matrix } from "../../network/matrix.ts";
import type { ClassMeans } from "./class-means.ts";

/**
 * ‖W/‖W‖_F − Mᵀ/‖M‖_F‖_F with the class means as they are, and with the centred ones. 0 is duality, √2 is
 * orthogonality, 2 opposition.
 */
export interface SelfDuality {
  /** M = (μ_1 … μ_C). */
  readonly uncentred: number;
  /** M = (μ_1 − μ_G … μ_C − μ_G). */
  readonly centred: number;
}

/**
 * How far the rows of the last layer W (C × width) are from the class means of what it reads, up to one common factor.
 * Papyan, Han, Donoho, PNAS 117 (2020), centred; without a bias the uncentred form is the one that can vanish.
 * `Infinity` where W or the means are 0 (the means within `resolution`).
 *
 * @throws RangeError when W has not one row a class and one column a feature.
 */
export function selfDuality(lastLayer: Matrix, means: ClassMeans): SelfDuality {
  const { rows, columns } = means.uncentred;
  if (lastLayer.rows !== rows || lastLayer.columns !== columns) {
    throw new RangeError(
      `a last layer of ${lastLayer.rows}×${lastLayer.columns} for ${rows} classes and ${columns} features: ` +
        `it must be ${rows}×${columns}`,
    );
  }
  return {
    uncentred: distanceOfDirections(lastLayer, means.uncentred, means.resolution),
    centred: distanceOfDirections(lastLayer, means.centred, means.resolution),
  };
}

/** ‖A/‖A‖ − B/‖B‖‖. */
function distanceOfDirections(a: Matrix, b: Matrix, resolution: number): number {
  const normA = frobeniusNorm(a);
  const normB = frobeniusNorm(b);
  if (normA === 0 || normB <= resolution) return Infinity;
  return frobeniusNorm({ ...a, data: a.data.map((value, i) => value / normA - b.data[i] / normB) });
}
