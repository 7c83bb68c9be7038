import fc from "fast-check";

/** An integer from `low` to `high`, both included; shrinks towards `low`. */
export function integer(low: number, high: number): fc.Arbitrary<number> {
  return fc.integer({ min: low, max: high });
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
