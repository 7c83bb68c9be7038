/**
 * The name of a case: all that decides what it draws, trains and measures. Who runs it, when, and beside which others
 * does not: the records of two cases of one name are equal, bit for bit.
 */
export interface CaseName {
  /** The claim's id, `family/name`. */
  readonly claim: string;
  /** Empty for the claim itself, else the name of one of its controls. */
  readonly part: string;
  /** The kind of cases; empty where there is one. */
  readonly population: string;
  /** Which of the cases that the seed draws, from 0. */
  readonly index: number;
  /** Of the drawn cases. */
  readonly seed: number;
}

/** A name for people, such as "rank/decay-lowers-rank · the null pair · digits · 3 · 2023". */
export function nameInWords({ claim, part, population, index, seed }: CaseName): string {
  return [claim, part, population, index, seed].filter((word) => word !== "").join(" · ");
}
