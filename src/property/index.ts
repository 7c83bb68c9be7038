/** What a file in properties/ needs, besides its theorem. */

export { type Dataset, scalarTargets } from "../data/dataset.ts";
export { freeFeatures } from "../data/free-features.ts";
export { randomLabels } from "../data/labels.ts";
export { shuffledPixels } from "../data/pixels.ts";
export { outputs } from "../network/forward.ts";
export { lossGradient } from "../network/gradient.ts";
export { normalized } from "../network/parameters.ts";
export { denseEmbedding } from "../network/toeplitz.ts";
export { continuedFrom } from "../training/continuation.ts";
export { withRecipe } from "../training/experiment.ts";
export { matchedNormalization } from "../training/normalization.ts";
export { normalizedTwin } from "../training/normalized-twin.ts";
export { type Observation, observations } from "../training/observation.ts";
export { stepsToForget } from "../training/recipe.ts";
export type { State } from "../training/state.ts";
export { type Step, stepsOf } from "../training/steps.ts";
export { anyConvolutional, anyDense, anyNetwork } from "./arbitrary/any-network.ts";
export { broadConvolutional, broadDense } from "./arbitrary/broad.ts";
export { anyDigits, anyImages, anyMixture, datasetOf } from "./arbitrary/data.ts";
export { experimentOf, experimentOn } from "./arbitrary/experiment.ts";
export { networkOf } from "./arbitrary/network.ts";
export { between, integer, logarithmic, seed } from "./arbitrary/numbers.ts";
export { anySgd, recipeOf } from "./arbitrary/recipe.ts";
export type { Figure } from "./finding.ts";
export { property } from "./property.ts";
export { absolute, relative, strict } from "./tolerance.ts";
export type { TrialContext } from "./trial.ts";
