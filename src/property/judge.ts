import type { Sides } from "../theorem/formula.ts";
import type { TheoremConclusion } from "../theorem/theorem.ts";
import type { Tolerance } from "./tolerance.ts";

/** Measured symbols. */
export type Values = Readonly<Record<string, number>>;

/** One formula in one case: of all its instances and comparisons, the worst. */
export interface Judgement {
  readonly holds: boolean;
  readonly left: number;
  readonly right: number;
  /** The relation that was judged, such as "<". */
  readonly relation: Sides["relation"];
  /** Equations: the error in the tolerance's unit. Inequalities: not used, 0. */
  readonly error: number;
  readonly values: Values;
}

/**
 * Judges a formula on the instances of one case: an identity may be measured at every layer and step.
 * @throws RangeError when there is no instance, FormulaError when a symbol is missing or not finite.
 */
export function judge(conclusion: TheoremConclusion, tolerance: Tolerance, instances: readonly Values[]): Judgement {
  let worst: Judgement | undefined;
  let badness = Number.NEGATIVE_INFINITY;
  for (const values of instances) {
    for (const { left, relation, right } of conclusion.formula.evaluate(values)) {
      const error = relation === "==" ? tolerance.error(left, right, values) : 0;
      const excess =
        relation === "==" ? error / (tolerance.limit || Number.MIN_VALUE) - 1 : overshoot(left, relation, right);
      const holds = relation === "==" ? error <= tolerance.limit : satisfied(left, relation, right);
      // A failing instance is always worse than a holding one, whatever the size.
      const rank = holds ? Math.min(excess, 0) : Math.max(excess, 0) + 1;
      if (worst === undefined || rank > badness) {
        worst = { holds, left, right, relation, error, values };
        badness = rank;
      }
    }
  }
  if (worst === undefined)
    throw new RangeError(`nothing was measured for the formula "${conclusion.formula.text}": return its symbols`);
  return worst;
}

function satisfied(left: number, relation: Sides["relation"], right: number): boolean {
  if (relation === "<") return left < right;
  if (relation === "<=") return left <= right;
  return relation === ">" ? left > right : left >= right;
}

/** How far past the threshold, as a share of the larger side; negative inside. */
function overshoot(left: number, relation: Sides["relation"], right: number): number {
  const size = Math.max(Math.abs(left), Math.abs(right)) || 1;
  return (relation === "<" || relation === "<=" ? left - right : right - left) / size;
}
