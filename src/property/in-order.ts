/**
 * Runs cases 0, 1, 2, … several at once and hands their results on in order, so that a verdict does not depend on how many
 * ran together or which was done first.
 *
 * @param run one case.
 * @param next given the results so far, how many more cases are surely needed; 0 ends the stream.
 * @param capacity how many cases may run at once. No more are started than are surely needed.
 */
export async function inOrder<Result>(
  run: (index: number) => Promise<Result>,
  next: (results: readonly Result[]) => number,
  capacity: number,
): Promise<Result[]> {
  const results: Result[] = [];
  const running: Promise<Result>[] = [];
  for (;;) {
    const needed = next(results);
    if (needed <= 0) break;
    while (running.length < Math.min(needed, capacity)) {
      const started = run(results.length + running.length);
      // A failure of a later case is reported when its turn comes, not as an unhandled rejection.
      started.catch(() => {});
      running.push(started);
    }
    const first = running.shift();
    if (first !== undefined) results.push(await first);
    // Lets progress and finished results out: without it they wait until the whole claim is done.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return results;
}
