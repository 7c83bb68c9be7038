/**
 * The mean over samples of min(1, max(0, 1 − margin/γ)): 1 where a sample is classified wrongly, 0 where its margin is γ or more, and
 * a line between. It is at least the misclassification rate, and 1/γ-Lipschitz in each margin.
 *
 * @param margins f_y − max_{c≠y} f_c of every sample, see classifierMargins.
 * @param gamma γ, the margin that is asked for.
 * @throws RangeError when there are no margins, one is not finite, or γ is not positive and finite.
 */
export function rampRisk(margins: ArrayLike<number>, gamma: number): number {
  if (margins.length < 1) throw new RangeError("no margins: a risk is a mean over at least one sample");
  if (!(gamma > 0) || !Number.isFinite(gamma)) throw new RangeError(`margin ${gamma}: it must be positive and finite`);
  let sum = 0;
  for (let n = 0; n < margins.length; n++) {
    if (!Number.isFinite(margins[n])) throw new RangeError(`margin ${n} is ${margins[n]}: margins must be finite`);
    sum += Math.min(1, Math.max(0, 1 - margins[n] / gamma));
  }
  return sum / margins.length;
}
