import type { Samples } from "../data/dataset.ts";
import { normalized } from "../network/parameters.ts";
import { type Experiment, withRecipe } from "./experiment.ts";
import { matchedNormalization } from "./normalization.ts";
import { type NormalizedRecipe, stepsToForget } from "./recipe.ts";
import type { Trainer } from "./trainer.ts";

/** After it the layers are balanced to e^(−8), and ∏‖W_k‖ is near where weight decay lets it rest. */
const FORGETTING = 4;

/**
 * The experiment under weight normalization instead of weight decay, over as many steps, with the rates that match. The
 * scale that they are matched at is read from a pre-run of weight decay to τ = 4.
 *
 * @param experiment of weight decay, with one λ > 0.
 * @param times where the scale starts, as a multiple of the one read; the matrices start in their own directions. From
 * a scale far above, as that of a He start of many layers is, the first steps throw the directions about, and may kill
 * every ReLU.
 * @throws RangeError when the recipe cannot be matched, see matchedNormalization.
 */
export async function normalizedTwin<D extends Samples>(
  experiment: Experiment<D>,
  train: Trainer["train"],
  { times }: { times: number },
): Promise<Experiment<D> & { readonly recipe: NormalizedRecipe }> {
  const { network, recipe } = experiment;
  const { learningRate, decay, schedule } = recipe;
  if (typeof decay !== "number") throw new RangeError(`${decay.length} weight decays, one a layer: give a single λ`);
  const steps = stepsToForget(FORGETTING, { learningRate, decay, schedule });
  const { end } = await train(withRecipe(experiment, { steps }));
  const rho = normalized(end.parameters).scale;
  const { layers } = network.architecture;
  const start = { ...network.start, scale: (network.start.scale * times * rho) / normalized(network.start).scale };
  return {
    ...experiment,
    network: { ...network, start },
    recipe: matchedNormalization(recipe, { rho, depth: layers.length, exact: true }),
  };
}
