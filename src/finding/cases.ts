import * as v from "valibot";
import { byName } from "./by-name.ts";
import type { DataOf } from "./data-of.ts";
import { anything, number } from "./number.ts";

export const discard = v.object({ reason: v.string(), count: number });

/** Cases outside the hypotheses, by the hypothesis that they missed. */
export type Discard = DataOf<typeof discard>;

export const counterexample = v.object({
  /** The kind of cases that it is from; empty where there is one. */
  population: v.string(),
  /** Which drawn case, and the way down from it: fast-check's path. */
  path: v.string(),
  /** What was drawn. */
  drawn: anything,
  /** The measured quantities by symbol, where the formula fails worst. */
  values: byName(number),
  /** What failed, in words. */
  says: v.string(),
});

/** The smallest case found in which the claim fails. */
export type Counterexample = DataOf<typeof counterexample>;

export const agreement = v.object({
  /** The engine that is compared with the default one, which replays, and the case. */
  engine: v.string(),
  population: v.string(),
  path: v.string(),
  /** The largest |here − there| / max(|here|, |there|) over all measured symbols: `there` is the replay's value. */
  difference: number,
  symbol: v.string(),
  here: number,
  there: number,
});

/** How far two engines' numbers of one case are apart. */
export type Agreement = DataOf<typeof agreement>;
