import { zeros } from "../network/matrix.ts";
import { type Samples, samples } from "./dataset.ts";
import { random } from "./random.ts";

/**
 * The same samples with their variables in another order, one drawn order for all of a seed, in which no two siblings stand side by
 * side: of the pairs (1, 2), (3, 4), … that a binary tree joins first, none is joined again. It keeps all that a dense network can
 * learn from, and takes from a tree network what makes its tree the target's.
 * @throws RangeError for an odd number of variables, or fewer than 4.
 */
export function separatedSiblings({ inputs, targets }: Samples, seed: number): Samples {
  const variables = inputs.columns;
  if (variables < 4 || variables % 2 !== 0)
    throw new RangeError(`${variables} variables have no pairs to separate: give an even number of at least 4`);
  const { shuffle } = random(seed, "siblings");
  const order = Int32Array.from({ length: variables }, (_, i) => i);
  do shuffle(order);
  while (order.some((variable, i) => i % 2 === 0 && (variable ^ 1) === order[i + 1]));
  const reordered = zeros(inputs.rows, variables);
  for (let n = 0; n < inputs.rows; n++) {
    for (const [to, from] of order.entries()) reordered.data[n * variables + to] = inputs.data[n * variables + from];
  }
  return samples(reordered, targets);
}
