/** Steps to look at: a list, or every so many of them, `from` and `until` included (0 and the end of the run when left out). */
export type Observed = readonly number[] | { readonly every: number; readonly from?: number; readonly until?: number };

/**
 * The steps at which a run of `steps` steps is looked at: 0, T/16, …, T, which is one grid for all, so that claims can share a
 * training, and those asked for. Ascending.
 * @throws RangeError for a step that the run does not have.
 */
export function observedSteps(steps: number, observe: Observed = []): number[] {
  const grid = Array.from({ length: 17 }, (_, i) => Math.round((i * steps) / 16));
  return [...new Set([...grid, ...listed(steps, observe)])].sort((a, b) => a - b);
}

function listed(steps: number, observe: Observed): readonly number[] {
  const check = (step: number) => {
    if (!Number.isInteger(step) || step < 0 || step > steps)
      throw new RangeError(`observed step ${step}: choose an integer from 0 to the run's last step, ${steps}`);
  };
  // An array has a method named every, so that is not what tells the two apart.
  if ("length" in observe) {
    for (const step of observe) check(step);
    return observe;
  }
  const { every, from = 0, until = steps } = observe;
  if (!Number.isInteger(every) || every < 1)
    throw new RangeError(`observed every ${every} steps: choose an integer of at least 1`);
  check(from);
  check(until);
  if (from > until) throw new RangeError(`observed from step ${from} until ${until}: order them`);
  return Array.from({ length: Math.floor((until - from) / every) + 1 }, (_, i) => from + i * every);
}
