import fc from "fast-check";

/** The lowest and the highest value, both included. */
export type Range = readonly [low: number, high: number];

/** An integer from `low` to `high`, both included; shrinks towards `low`. */
export function integer(low: number, high: number): fc.Arbitrary<number> {
  return fc.integer({ min: low, max: high });
}

/** How many of something, both ends included; shrinks towards `low`. @throws RangeError as checkCounts does. */
export function count(name: string, range: Range, least = 1): fc.Arbitrary<number> {
  checkCounts(name, range, least);
  return integer(...range);
}

/** @throws RangeError naming a range that is empty, starts below `least` or has an end that is not an integer. */
export function checkCounts(name: string, [low, high]: Range, least = 1): void {
  if (!Number.isInteger(low) || !Number.isInteger(high) || low < least || low > high)
    throw new RangeError(`${name} from ${low} to ${high}: give two integers of at least ${least}, the lower one first`);
}

/** A number from `low` to `high`, uniform on a grid of 1,000 steps, rounded to three digits; shrinks towards `low`. */
export function between(low: number, high: number): fc.Arbitrary<number> {
  checkRange(low, high);
  return fc.integer({ min: 0, max: 1000 }).map((i) => rounded(low + (high - low) * (i / 1000), low, high));
}

/** A number from `low` to `high`, uniform in its logarithm on a grid of 1,000 steps, rounded to three digits; shrinks towards `low`. */
export function logarithmic(low: number, high: number): fc.Arbitrary<number> {
  checkRange(low, high);
  if (low <= 0) throw new RangeError(`a logarithmic range from ${low}: it must start above 0`);
  return fc.integer({ min: 0, max: 1000 }).map((i) => rounded(low * (high / low) ** (i / 1000), low, high));
}

/** One of a list, the simplest first; shrinks towards the first. @throws RangeError when the list is empty. */
export function choice<T>(name: string, values: readonly T[]): fc.Arbitrary<T> {
  if (values.length === 0) throw new RangeError(`no ${name} to choose from: give at least one`);
  return fc.constantFrom(...values);
}

/** A seed. It does not shrink: no seed is simpler than another. */
export function seed(): fc.Arbitrary<number> {
  return fc.noShrink(fc.integer({ min: 0, max: 0x7fffffff }));
}

/** Three digits print well, and hide the last bit of a power, which machines may round differently. */
function rounded(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Number(value.toPrecision(3))));
}

function checkRange(low: number, high: number): void {
  if (!(low <= high) || !Number.isFinite(high - low))
    throw new RangeError(`the range ${low} … ${high} is empty or not finite`);
}
