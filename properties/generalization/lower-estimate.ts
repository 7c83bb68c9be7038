import { rademacherEstimate } from "#measure";
import { type Dataset, random, scalarTargets } from "#property";

type Arguments = Parameters<typeof rademacherEstimate>;

/**
 * An estimate of the Rademacher complexity of a norm ball, and what it surely is above: four standard errors less. With one layer
 * ascent is exact and costs nothing, so that there are more draws of signs.
 */
export function lowerEstimate(
  architecture: Arguments[0],
  inputs: Arguments[1],
  { ball, seed }: { ball: Arguments[2]["ball"]; seed: number },
): { mean: number; low: number } {
  const effort = architecture.layers.length === 1 ? { draws: 200, steps: 0 } : { draws: 24, steps: 6 };
  const { mean, standardError } = rademacherEstimate(architecture, inputs, {
    ball,
    ...effort,
    random: random(seed, "signs"),
  });
  return { mean, low: mean - 4 * standardError };
}

/** Two classes have one output, the usual case; more have one each. */
export function oneOutputOfTwo(data: Dataset): Dataset | ReturnType<typeof scalarTargets> {
  return data.classes === 2 ? scalarTargets(data) : data;
}
