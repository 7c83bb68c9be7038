import {
  classMeans,
  equiangle,
  equinorm,
  nearestMeanDisagreement,
  selfDuality,
  uncentredCosines,
  variabilityRatio,
  withinBetween,
} from "#measure";
import type { State } from "#property";

/**
 * All that is measured of collapse at one state, by name; null where two classes decide it, as their centred means are opposite
 * whatever the features are. None of it depends on the scale of weight normalization.
 */
export function collapseMeasures({
  features,
  outputs,
  data,
  parameters: { matrices },
}: State): Record<string, number | null> {
  const means = classMeans(features, data.labels, data.classes);
  const duality = selfDuality(matrices[matrices.length - 1], means);
  const centred = (measure: () => number) => (data.classes === 2 ? null : measure());
  return {
    "variability ratio, tr Σ_W / tr Σ_B": variabilityRatio(means),
    "within over between, tr(Σ_W Σ_B†)/C": withinBetween(means),
    "cosines of class means, mean": uncentredCosines(means).mean,
    "equinorm of centred means, std/mean": centred(() => equinorm(means)),
    "equiangle of centred means, std about −1/(C − 1)": centred(() => equiangle(means).std),
    "equiangle of centred means, max": centred(() => equiangle(means).max),
    "self-duality, means as they are": duality.uncentred,
    "self-duality, centred means": duality.centred,
    "share decided otherwise than by the nearest mean": nearestMeanDisagreement(outputs, features, means),
  };
}
