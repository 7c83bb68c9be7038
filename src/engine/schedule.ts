/**
 * A learning rate that is linear between knots (step, rate) and constant before the first and after the last.
 * Two knots at one step are a cut: from that step on the later one counts.
 */
export type Schedule = readonly (readonly [step: number, rate: number])[];

/** η_t, the rate of step t = 0, 1, … */
export function rateAt(schedule: Schedule, step: number): number {
  let previous = schedule[0];
  if (step < previous[0]) return previous[1];
  // By index, not by an iterator: this is asked at every step of every run.
  for (let i = 1; i < schedule.length; i++) {
    const knot = schedule[i];
    if (knot[0] > step) return previous[1] + (knot[1] - previous[1]) * ((step - previous[0]) / (knot[0] - previous[0]));
    previous = knot;
  }
  return previous[1];
}

/** @throws RangeError when there is no knot, a rate is negative or not finite, or steps go backwards. */
export function checkSchedule(schedule: Schedule): void {
  if (schedule.length === 0) throw new RangeError("a learning-rate schedule needs at least one knot [step, rate]");
  let last = 0;
  for (const [step, rate] of schedule) {
    if (!(rate >= 0) || !Number.isFinite(rate))
      throw new RangeError(`learning rate ${rate} at step ${step}: it must be finite and not negative`);
    if (!Number.isFinite(step) || step < last)
      throw new RangeError(`the schedule goes back from step ${last} to ${step}: order its knots by step`);
    last = step;
  }
}
