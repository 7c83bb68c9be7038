import type { Agreement } from "../finding/cases.ts";
import type { CaseResult, Values } from "./record.ts";

/** The symbol that differs most, or null where one of the two measured nothing (it diverged, or was discarded). */
export function farthest(
  here: CaseResult,
  there: CaseResult,
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
