import fc from "fast-check";
import { checkCounts, integer, type Range } from "./numbers.ts";

/**
 * Points with integer coordinates from −`reach` to `reach`, one an array; they shrink to few points close to the origin.
 * @throws RangeError when a count is not a positive integer.
 */
export function anyPoints({
  count = [2, 3],
  dimension = 3,
  reach = 3,
}: {
  count?: Range;
  dimension?: number;
  reach?: number;
} = {}): fc.Arbitrary<number[][]> {
  checkCounts("points", count);
  checkCounts("dimensions", [dimension, dimension]);
  checkCounts("coordinates", [reach, reach]);
  const point = fc.array(integer(-reach, reach), { minLength: dimension, maxLength: dimension });
  return fc.array(point, { minLength: count[0], maxLength: count[1], size: "max" });
}
