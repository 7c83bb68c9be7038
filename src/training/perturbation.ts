import type { Samples } from "../data/dataset.ts";
import { random } from "../data/random.ts";
import { frobeniusNorm } from "../network/matrix.ts";
import type { Experiment } from "./experiment.ts";

/**
 * The experiment from a start moved by `by` · ‖W‖ in a direction drawn evenly, W the matrices of all layers as one vector. Biases
 * and the scale stay.
 * @param seed of the direction.
 * @throws RangeError when `by` is not positive and finite.
 */
export function perturbed<D extends Samples>(
  experiment: Experiment<D>,
  { by, seed }: { by: number; seed: number },
): Experiment<D> {
  if (!(by > 0) || !Number.isFinite(by))
    throw new RangeError(`a perturbation by ${by}: it must be positive and finite`);
  const { start } = experiment.network;
  const { normal } = random(seed, "perturbation");
  const direction = start.matrices.map((matrix) => ({ ...matrix, data: matrix.data.map(normal) }));
  const norm = (matrices: typeof start.matrices) => Math.hypot(...matrices.map(frobeniusNorm));
  const factor = (by * norm(start.matrices)) / norm(direction);
  const matrices = start.matrices.map((matrix, k) => ({
    ...matrix,
    data: matrix.data.map((w, i) => w + factor * direction[k].data[i]),
  }));
  return { ...experiment, network: { ...experiment.network, start: { ...start, matrices } } };
}
