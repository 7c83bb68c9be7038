import { random } from "./random.ts";

/**
 * The numbers 0 … count − 1 in an order that is not the ascending one, all others equally likely.
 * @throws RangeError for fewer than two, which have no other order.
 */
export function shuffledOrder(count: number, seed: number): number[] {
  if (!Number.isInteger(count) || count < 2)
    throw new RangeError(`another order of ${count}: give an integer of at least 2`);
  const { shuffle } = random(seed, "order");
  const order = Int32Array.from({ length: count }, (_, i) => i);
  do shuffle(order);
  while (order.every((place, i) => place === i));
  return Array.from(order);
}
