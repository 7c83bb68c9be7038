/** Mean and spread of some values. */
export interface Moments {
  readonly mean: number;
  /** √(mean of (v − mean)²): the values are all there are, so the divisor is their number. */
  readonly std: number;
}

/** The mean and standard deviation of `values`. @throws RangeError when there are none, or one is not finite. */
export function moments(values: ArrayLike<number>): Moments {
  if (values.length < 1) throw new RangeError("no values: a mean needs at least one");
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`value ${i} is ${values[i]}: it must be finite`);
    sum += values[i] - values[0];
  }
  // Summed about the first value, so that equal values have exactly that mean and a std of exactly 0.
  const mean = values[0] + sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] - mean) ** 2;
  return { mean, std: Math.sqrt(squares / values.length) };
}
