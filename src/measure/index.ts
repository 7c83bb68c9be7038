/** The measures: pure functions of weights, features, outputs and labels, in float64. */
export { type ClassMeans, classMeans } from "./class-means.ts";
export { type SelfDuality, selfDuality } from "./duality.ts";
export { meanSquareLoss, misclassificationRate } from "./error.ts";
export { hiddenMean } from "./hidden.ts";
export { eulerValue, layerInnerProducts, neuronInnerProducts } from "./inner-products.ts";
export { classifierMargins, squareLossMargins } from "./margins.ts";
export { type Moments, moments } from "./moments.ts";
export { movementPerStep, outputChange, weightDistance, weightNorm } from "./movement.ts";
export { nearestMeanDisagreement } from "./nearest-mean.ts";
export type { NeuronProducts } from "./neurons.ts";
export { type NormalizedFit, normalizedFit } from "./normalized-fit.ts";
export { layerNorms, type NeuronNorms, neuronNorms, normProduct, spread } from "./norms.ts";
export { cutAtBorder, layerPositions, toeplitzNorm } from "./patches.ts";
export { effectiveRank, rankAt, stableRank } from "./rank.ts";
export { equiangle, equinorm, uncentredCosines } from "./simplex.ts";
export { singularValues } from "./singular-values.ts";
export { type SeenAndUnseen, seenAndUnseen } from "./unseen.ts";
export { classDistanceNormalizedVariance, variabilityRatio, withinBetween } from "./variability.ts";
