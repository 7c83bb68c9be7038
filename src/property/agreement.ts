import type { Values } from "./judge.ts";
import type { CaseResult } from "./trial.ts";

/** How far two engines' numbers of one case are apart. */
export interface Agreement {
  /** The engine that is compared with the default one, which replays, and the case. */
  readonly engine: string;
  readonly population: string;
  readonly path: string;
  /** The largest |here − there| / max(|here|, |there|) over all measured symbols: `there` is the replay's value. */
  readonly difference: number;
  readonly symbol: string;
  readonly here: number;
  readonly there: number;
}

/** The symbol that differs most, or null where one of the two measured nothing (it diverged, or was discarded). */
export function farthest(
  here: CaseResult<unknown>,
  there: CaseResult<unknown>,
): Pick<Agreement, "difference" | "symbol" | "here" | "there"> | null {
  if (here.status !== "measured" || there.status !== "measured") return null;
  let worst: ReturnType<typeof farthest> = null;
  for (const [name, instances] of Object.entries(here.measured)) {
    for (const [i, values] of instances.entries()) {
      const others: Values = there.measured[name]?.[i] ?? {};
      for (const [symbol, value] of Object.entries(values)) {
        const other = others[symbol] ?? Number.NaN;
        const size = Math.max(Math.abs(value), Math.abs(other));
        const difference = value === other ? 0 : Math.abs(value - other) / size;
        if (worst === null || !(difference <= worst.difference || Number.isNaN(worst.difference)))
          worst = { difference, symbol, here: value, there: other };
      }
    }
  }
  return worst;
}
