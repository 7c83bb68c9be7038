import { zeros } from "../network/matrix.ts";
import { type Dataset, dataset } from "./dataset.ts";

/**
 * Inputs of their own for every sample: the N×N identity, class by class, N = classes · perClass. Column n of the first
 * layer is then the feature vector of sample n, free of any input, as in the unconstrained-features model (Mixon,
 * Parshall, Pi, "Neural collapse with unconstrained features", 2022). That model is the network
 * `dense([N, d, C], { activation: "identity" })`: H has the columns of W_1, and W_2 reads them.
 *
 * @throws RangeError when a count is not a positive integer (two classes at least).
 */
export function freeFeatures({ classes, perClass }: { classes: number; perClass: number }): Dataset {
  if (!Number.isInteger(perClass) || perClass < 1) {
    throw new RangeError(`${perClass} samples per class: choose an integer of at least 1`);
  }
  if (!Number.isInteger(classes) || classes < 2) {
    throw new RangeError(`free features of ${classes} classes: choose an integer of at least 2`);
  }
  const inputs = zeros(classes * perClass, classes * perClass);
  for (let n = 0; n < inputs.rows; n++) inputs.data[n * inputs.columns + n] = 1;
  const labels = Int32Array.from({ length: inputs.rows }, (_, n) => Math.floor(n / perClass));
  return dataset(inputs, labels, classes);
}
