import { dot, row } from "../../network/matrix.ts";
import { rightSingularVectors } from "../rank/singular-values.ts";
import type { ClassMeans } from "./class-means.ts";
import { deviations } from "./covariance.ts";

/**
 * tr Σ_W / tr Σ_B: how far features scatter about their class mean, against how far the means lie apart. 0 is collapse.
 * Robust, since it needs no inverse. Σ_W and Σ_B as in covariance.ts.
 *
 * `Infinity` when the class means coincide (all centred means within `resolution` of 0), even if nothing scatters: a
 * network that gives every sample the same features has not collapsed to *class* means.
 */
export function variabilityRatio(means: ClassMeans): number {
  if (meansCoincide(means)) return Infinity;
  const within = deviations(means);
  const traceWithin = dot(within.data, within.data) / within.rows;
  const traceBetween = dot(means.centred.data, means.centred.data) / means.classes;
  return traceWithin / traceBetween;
}

/**
 * tr(Σ_W Σ_B†) / C: the scatter measured in units of the between-class covariance, in the C − 1 directions of the class
 * means only; Papyan, Han, Donoho, PNAS 117 (2020). It is large where one of these directions is nearly lost.
 *
 * With the centred means as the rows of a matrix USVᵀ, Σ_B† = C V S⁻² Vᵀ, and so the measure is
 * Σ_i (1/N) Σ_n ⟨v_i, h_n − μ_c(n)⟩² / s_i².
 * Of the s_i at most C − 1 are not 0, since centred means sum to 0; of these, the ones within `resolution` count as 0.
 * `Infinity` when the class means coincide, as above.
 */
export function withinBetween(means: ClassMeans): number {
  if (meansCoincide(means)) return Infinity;
  const { values, vectors } = rightSingularVectors(means.centred);
  const within = deviations(means);
  let sum = 0;
  for (let i = 0; i < Math.min(values.length, means.classes - 1); i++) {
    if (values[i] <= means.resolution) break;
    for (let n = 0; n < within.rows; n++) sum += (dot(row(vectors, i), row(within, n)) / values[i]) ** 2 / within.rows;
  }
  return sum;
}

/**
 * (Var_c + Var_c′) / (2‖μ_c − μ_c′‖²) over the pairs c < c′, with Var_c = (1/N_c) Σ ‖h_n − μ_c‖² over the samples of c.
 * Galanti, György, Hutter, "On the role of neural collapse in transfer learning", ICLR 2022.
 * A pair whose means coincide, within `resolution`, counts as `Infinity`, and so the mean does too.
 */
export function classDistanceNormalizedVariance(means: ClassMeans): { readonly mean: number; readonly max: number } {
  const { labels, classes, counts, uncentred, resolution } = means;
  const within = deviations(means);
  const variances = new Float64Array(classes);
  for (let n = 0; n < within.rows; n++) variances[labels[n]] += dot(row(within, n), row(within, n)) / counts[labels[n]];
  let sum = 0;
  let max = 0;
  for (let c = 0; c < classes; c++) {
    for (let d = c + 1; d < classes; d++) {
      const difference = row(uncentred, c).map((m, i) => m - row(uncentred, d)[i]);
      const squaredDistance = dot(difference, difference);
      const value =
        Math.sqrt(squaredDistance) <= resolution ? Infinity : (variances[c] + variances[d]) / (2 * squaredDistance);
      sum += value;
      max = Math.max(max, value);
    }
  }
  return { mean: sum / ((classes * (classes - 1)) / 2), max };
}

function meansCoincide({ centred, classes, resolution }: ClassMeans): boolean {
  for (let c = 0; c < classes; c++) {
    if (Math.sqrt(dot(row(centred, c), row(centred, c))) > resolution) return false;
  }
  return true;
}
