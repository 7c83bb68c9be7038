import {
  broadConvolutional,
  broadDense,
  experimentOf,
  largeConvolutional,
  largeDense,
  logarithmic,
  normalizedTwin,
  type TrialContext,
} from "#property";

/** What claims draw from that ask where the scale of weight normalization comes to rest: they share their trainings. */
export const settledScale = {
  given: { ...broadDense(), times: logarithmic(0.5, 4) },
  populations: { dense: {}, convolutional: broadConvolutional() },
  larger: { "large dense": largeDense(), "large convolutional": largeConvolutional() },
};

/** The experiment of a draw under weight normalization, to τ = 8, its decay `times` the matched one. */
export function normalizedOf(
  drawn: Parameters<typeof experimentOf>[0] & { times: number },
  train: TrialContext["train"],
) {
  return normalizedTwin(experimentOf(drawn, { forgetting: 8 }), train, drawn);
}
