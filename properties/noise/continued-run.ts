import { atConstantRate, continuedFrom, inCyclicOrder, type TrialContext } from "#property";

/**
 * The run of a draw in cyclic order, to be gone on with from its end for half as many steps: τ = 3 more after τ = 6. Whole epochs lie
 * behind it, so that its order goes on as well.
 */
export async function continuedCyclicRun(drawn: Parameters<typeof atConstantRate>[0], train: TrialContext["train"]) {
  const run = inCyclicOrder(atConstantRate(drawn).experiment);
  const { end } = await train(run);
  return continuedFrom(end, { steps: Math.ceil(run.recipe.steps / 2) }, { seed: run.seed });
}
