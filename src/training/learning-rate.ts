import type { Schedule } from "../engine/schedule.ts";

/**
 * How the learning rate η_t goes down during a run of T steps, as multiples of its first value η.
 * - `constant`: η throughout.
 * - `cooldown`: η for 60 % of the steps, then linear down to .02 η at the end. It lowers the noise floor ∝ η/λ.
 * - `cuts`: from step share · T on the rate is factor · η, until the next cut. Shares ascend in (0, 1); factors are of η,
 *   not of the rate before: `[[0.5, 0.1], [0.75, 0.01]]` divides by ten twice.
 */
export type LearningRateSchedule =
  | "constant"
  | "cooldown"
  | { readonly cuts: readonly (readonly [share: number, factor: number])[] };

/** @throws RangeError naming the first cut that is out of order or out of range, and when there is none. */
export function checkLearningRateSchedule(schedule: LearningRateSchedule): void {
  if (typeof schedule === "string") return;
  if (schedule.cuts.length === 0) throw new RangeError('a schedule without cuts: give at least one, or say "constant"');
  let last = 0;
  for (const [share, factor] of schedule.cuts) {
    if (!(share > 0 && share < 1))
      throw new RangeError(`a cut at share ${share} of the steps: it must lie between 0 and 1`);
    if (!(share > last)) throw new RangeError(`a cut at share ${share} after one at ${last}: order the cuts by share`);
    if (!(factor > 0) || !Number.isFinite(factor)) {
      throw new RangeError(`a cut to ${factor} times the first rate: the factor must be positive and finite`);
    }
    last = share;
  }
}

/** The mean of η_t/η over a run. */
export function meanRate(schedule: LearningRateSchedule): number {
  if (schedule === "constant") return 1;
  // .6 + .4 · (1 + .02)/2.
  if (schedule === "cooldown") return 0.804;
  let mean = 0;
  let from = 0;
  let height = 1;
  for (const [share, factor] of schedule.cuts) {
    mean += (share - from) * height;
    from = share;
    height = factor;
  }
  return mean + (1 - from) * height;
}

/** η_t of a run of `steps` steps that starts at `learningRate`. */
export function ratesOf(schedule: LearningRateSchedule, learningRate: number, steps: number): Schedule {
  if (schedule === "constant") return [[0, learningRate]];
  if (schedule === "cooldown") {
    return [
      [0, learningRate],
      [0.6 * steps, learningRate],
      [steps, 0.02 * learningRate],
    ];
  }
  const knots: [number, number][] = [[0, learningRate]];
  for (const [share, factor] of schedule.cuts) {
    const before = knots[knots.length - 1][1];
    knots.push([share * steps, before], [share * steps, factor * learningRate]);
  }
  return knots;
}
