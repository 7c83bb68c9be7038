import { type Matrix, row, zeros } from "../../network/matrix.ts";
import type { ClassMeans } from "./class-means.ts";

/**
 * Σ_W = (1/N) Σ_n (h_n − μ_c(n))(h_n − μ_c(n))ᵀ, width × width. Every sample counts alike, so a larger class counts
 * for more.
 */
export function withinClassCovariance(means: ClassMeans): Matrix {
  return averageOuterProduct(deviations(means));
}

/** Σ_B = (1/C) Σ_c (μ_c − μ_G)(μ_c − μ_G)ᵀ, width × width. Every class counts alike. */
export function betweenClassCovariance(means: ClassMeans): Matrix {
  return averageOuterProduct(means.centred);
}

/** h_n − μ_c(n), one sample a row, N × width. */
export function deviations({ features, labels, uncentred }: ClassMeans): Matrix {
  const result = zeros(features.rows, features.columns);
  for (let n = 0; n < features.rows; n++) {
    const mean = row(uncentred, labels[n]);
    row(result, n).set(row(features, n).map((h, i) => h - mean[i]));
  }
  return result;
}

/** (1/rows) Σ vvᵀ over the rows v. */
function averageOuterProduct(vectors: Matrix): Matrix {
  const { rows, columns } = vectors;
  const result = zeros(columns, columns);
  for (let n = 0; n < rows; n++) {
    const vector = row(vectors, n);
    for (let i = 0; i < columns; i++) {
      const target = row(result, i);
      for (let j = 0; j < columns; j++) target[j] += (vector[i] * vector[j]) / rows;
    }
  }
  return result;
}
