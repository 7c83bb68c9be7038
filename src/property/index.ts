/** What a file in properties/ needs, besides its theorem. */

export { withRecipe } from "../training/experiment.ts";
export type { State } from "../training/state.ts";
export { type Step, stepsOf } from "../training/steps.ts";
export { anyDigits, anyMixture, datasetOf } from "./arbitrary/data.ts";
export { experimentOf } from "./arbitrary/experiment.ts";
export { anyNetwork, networkOf } from "./arbitrary/network.ts";
export { between, integer, logarithmic, seed } from "./arbitrary/numbers.ts";
export { anySgd, recipeOf } from "./arbitrary/recipe.ts";
export type { Figure } from "./finding.ts";
export { property } from "./property.ts";
export { absolute, relative, strict } from "./tolerance.ts";
export type { TrialContext } from "./trial.ts";
