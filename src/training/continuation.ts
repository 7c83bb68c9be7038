import type { Samples } from "../data/dataset.ts";
import type { Architecture } from "../network/architecture.ts";
import type { Parameters } from "../network/parameters.ts";
import { root } from "../network/root.ts";
import { checkFit, type Experiment } from "./experiment.ts";
import type { Observed } from "./observed-steps.ts";
import { changed, type Recipe } from "./recipe.ts";
import type { State } from "./state.ts";

/**
 * A training that goes on from a state under a changed recipe. It starts from the state's weights and the function that
 * they give; everything else begins anew: steps count from 0 and the schedule starts over, the batch stream is that of
 * `seed`, momentum buffers are empty, and forgetting is counted from here.
 *
 * From weight decay to weight normalization the matrices are divided by their norms, and ρ is their product. The other
 * way ρ is folded into the matrices evenly, W_k = ρ^(1/L) V_k, which is where weight decay would balance them. Both keep
 * the function because every layer is homogeneous.
 *
 * @param change what differs from the recipe that led to the state.
 * @param seed of the batch order; that of the state's own training would repeat its first batches.
 * @throws RangeError when the changed recipe contradicts itself or does not fit the network, when normalization is put
 * on or off in a network that is not homogeneous, and when ρ is not positive where it is to be folded.
 */
export function continuedFrom<D extends Samples>(
  state: State<D>,
  change: Partial<Recipe>,
  { seed, observe }: { seed: number; observe?: Observed },
): Experiment<D> {
  const { network, recipe: before, data } = state.experiment;
  const recipe = changed(before, change);
  checkFit(recipe, network.architecture);
  const was = before.normalization !== null;
  const is = recipe.normalization !== null;
  if (was !== is) checkHomogeneous(network.architecture);
  const start = was && !is ? folded(state.parameters) : state.parameters;
  return { network: { ...network, start }, data, recipe, seed, observe };
}

/** ρ f_V as a network of scale 1: every matrix takes the same factor. */
function folded({ matrices, biases, scale }: Parameters): Parameters {
  if (!(scale > 0)) {
    throw new RangeError(
      `the scale is ${scale}: only a positive one can be folded into the weights, continue normalized`,
    );
  }
  const factor = root(scale, matrices.length);
  return {
    matrices: matrices.map((matrix) => ({ ...matrix, data: matrix.data.map((v) => factor * v) })),
    biases,
    scale: 1,
  };
}

function checkHomogeneous({ layers }: Architecture): void {
  for (const [k, { activation }] of layers.entries()) {
    if (activation === "squareplus") {
      throw new RangeError(
        `layer ${k + 1} has the activation squareplus, which is not homogeneous: normalizing it would change the function, use relu`,
      );
    }
  }
}
