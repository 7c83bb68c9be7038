import { dot, type Matrix, row, zeros } from "../../network/matrix.ts";
import { checkLabelled } from "../labelled.ts";

/** Features with their class means: what every measure of collapse reads. */
export interface ClassMeans {
  /** H, one sample a row, N × width. */
  readonly features: Matrix;
  /** The class of each sample, 0 … C−1. */
  readonly labels: ArrayLike<number>;
  readonly classes: number;
  /** N_c, the number of samples of each class; none is 0. */
  readonly counts: Int32Array;
  /** μ_c, one class a row, C × width. */
  readonly uncentred: Matrix;
  /** μ_G = (1/C) Σ μ_c: every class counts alike, whatever its number of samples. */
  readonly globalMean: Float64Array;
  /** μ_c − μ_G, one class a row, C × width. */
  readonly centred: Matrix;
  /**
   * (N + width) · 2⁻⁵² · max‖h_n‖, the size of rounding in a mean: a centred mean no longer than this is zero for all
   * that the features can tell.
   */
  readonly resolution: number;
}

/**
 * The class means of features H.
 *
 * Papyan, Han, Donoho, "Prevalence of Neural Collapse during the terminal phase of deep learning training", PNAS 117
 * (2020). There classes are balanced and μ_G is the mean of all samples too; here, with unbalanced ones, it is the
 * mean of the μ_c.
 *
 * @throws RangeError for a label out of range, a class without samples, or a feature that is not finite.
 */
export function classMeans(features: Matrix, labels: ArrayLike<number>, classes: number): ClassMeans {
  checkLabelled("features", features, labels, classes);
  const members: Float64Array[][] = Array.from({ length: classes }, () => []);
  let longest = 0;
  for (let n = 0; n < features.rows; n++) {
    const feature = row(features, n);
    members[labels[n]].push(feature);
    longest = Math.max(longest, Math.sqrt(dot(feature, feature)));
  }
  const uncentred = zeros(classes, features.columns);
  for (const [c, samples] of members.entries()) {
    if (samples.length === 0) throw new RangeError(`class ${c} of 0 … ${classes - 1} has no samples, and so no mean`);
    row(uncentred, c).set(mean(samples));
  }
  const globalMean = mean(members.map((_, c) => row(uncentred, c)));
  const centred = zeros(classes, features.columns);
  for (let i = 0; i < centred.data.length; i++) centred.data[i] = uncentred.data[i] - globalMean[i % features.columns];
  return {
    features,
    labels,
    classes,
    counts: Int32Array.from(members, (samples) => samples.length),
    uncentred,
    globalMean,
    centred,
    resolution: (features.rows + features.columns) * Number.EPSILON * longest,
  };
}

/** Summed about the first vector: equal vectors have exactly that mean, so collapsed features measure exactly 0. */
function mean(vectors: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(vectors[0].length);
  for (const vector of vectors) for (let i = 0; i < sum.length; i++) sum[i] += vector[i] - vectors[0][i];
  return sum.map((total, i) => vectors[0][i] + total / vectors.length);
}
