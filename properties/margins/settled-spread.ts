import { moments, squareLossMargins } from "#measure";
import {
  type Dataset,
  experimentOf,
  logarithmic,
  normalizedTwin,
  type State,
  smallConvolutional,
  smallDense,
  type TrialContext,
  withRecipe,
} from "#property";

const forgetting = 8;

/** What claims about margins at rest under two decays draw from: they share all trainings. */
export const settled = {
  given: { ...smallDense(), times: logarithmic(0.5, 4) },
  populations: { dense: {}, convolutional: smallConvolutional() },
};

type Draw = Parameters<typeof experimentOf>[0] & { times: number };

/** The experiments under weight normalization with decay λ, and with 4λ, which forgets as much in a quarter of the steps. */
export async function underTwoDecays(drawn: Draw, train: TrialContext["train"]) {
  const weak = await normalizedTwin<Dataset>(experimentOf(drawn, { forgetting }), train, drawn);
  const { decay, steps } = weak.recipe;
  return { weak, strong: withRecipe(weak, { decay: 4 * decay, steps: Math.ceil(steps / 4) }) };
}

/** Standard deviation over mean of the margins ⟨y_n, f(x_n)⟩. Where every output is 0, so are all margins, and nothing spreads. */
export function spread({ outputs, data: { labels } }: State): number {
  const { mean, std } = moments(squareLossMargins(outputs, labels));
  return std === 0 ? 0 : std / mean;
}
