import fc from "fast-check";
import type { Arbitraries, Drawn } from "../property/specification.ts";

/**
 * The cases 0 … count−1 of a seed. Unbiased: fast-check would otherwise prefer edge cases, and a share of draws would
 * mean nothing.
 */
export function drawCases<G extends Arbitraries>(given: G, seed: number, count: number): Drawn<G>[] {
  return fc.sample(record(given), { seed, numRuns: count, unbiased: true });
}

/**
 * The case at a path: "7" is case 7, "7:1:0" a shrink of it.
 * @throws RangeError when the path does not exist under these arbitraries.
 */
export function drawAt<G extends Arbitraries>(given: G, seed: number, path: string): Drawn<G> {
  if (!/^\d+(:\d+)*$/.test(path))
    throw new RangeError(`path "${path}": it is a case number and shrinks, such as 7 or 7:1:0`);
  let drawn: Drawn<G>[];
  try {
    drawn = fc.sample(record(given), { seed, path, numRuns: 1, unbiased: true });
  } catch {
    drawn = [];
  }
  if (drawn.length === 0) {
    throw new RangeError(
      `there is no case at path ${path} of seed ${seed}: take the path from a finding of this version`,
    );
  }
  return drawn[0];
}

/**
 * The smallest failing case below case `index`, and its path.
 * @param fails whether a case fails; it is asked at most `attempts` times.
 */
export async function shrinkCase<G extends Arbitraries>(
  given: G,
  { seed, index, attempts }: { seed: number; index: number; attempts: number },
  fails: (drawn: Drawn<G>) => Promise<boolean>,
): Promise<{ path: string; drawn: Drawn<G> }> {
  let asked = 0;
  // Past the limit every smaller case counts as passing, which ends the descent where it is.
  const passes = fc.asyncProperty(record(given), async (drawn) => asked++ >= attempts || !(await fails(drawn)));
  const result = await fc.check(passes, { seed, path: String(index), numRuns: 1, unbiased: true });
  if (result.counterexamplePath === null || result.counterexample === null) {
    throw new Error(
      `case ${index} of seed ${seed} failed, but holds when it is repeated: its trial is not deterministic`,
    );
  }
  return { path: result.counterexamplePath, drawn: result.counterexample[0] };
}

function record<G extends Arbitraries>(given: G): fc.Arbitrary<Drawn<G>> {
  return fc.record(given) as unknown as fc.Arbitrary<Drawn<G>>;
}
