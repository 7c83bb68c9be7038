/** The measures that properties read: pure functions of weights, features, outputs and labels, in float64. */
export { type ClassMeans, classMeans } from "./class-means.ts";
export { selfDuality } from "./duality.ts";
export { meanSquareLoss, misclassificationRate } from "./error.ts";
export { eulerValue, layerInnerProducts } from "./inner-products.ts";
export { squareLossMargins } from "./margins.ts";
export { moments } from "./moments.ts";
export { layerNorms, spread } from "./norms.ts";
export { rankAt, stableRank } from "./rank.ts";
export { singularValues } from "./singular-values.ts";
export { variabilityRatio } from "./variability.ts";
