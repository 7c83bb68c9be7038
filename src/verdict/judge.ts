import type { CaseResult, Values } from "../case/record.ts";
import type { Judged } from "../property/specification.ts";
import { type Tolerance, toleranceIn } from "../property/tolerance.ts";
import type { Comparison, Relation } from "../theorem/formula.ts";
import type { TheoremConclusion } from "../theorem/theorem.ts";

/** One comparison of a formula in one case: of all its instances, the worst. */
export interface Judgement {
  /** The comparison, such as "rho > 0". */
  readonly comparison: string;
  readonly holds: boolean;
  readonly left: number;
  readonly right: number;
  /** The relation that was judged, such as "<". */
  readonly relation: Relation;
  /** Equations: the error in the tolerance's unit. Inequalities: not used, 0. */
  readonly error: number;
  readonly values: Values;
}

/**
 * Judges a formula on the instances of one case, each of its comparisons on its own: the case holds when all of them
 * do. An identity may be measured at every layer and step.
 * @throws RangeError when there is no instance, FormulaError when a symbol is missing or not finite.
 */
export function judge(
  { formula }: TheoremConclusion,
  tolerance: Tolerance,
  instances: readonly Values[],
): readonly Judgement[] {
  return formula.comparisons.map((comparison) => {
    const worst = worstOf(comparison, tolerance, instances);
    if (worst === undefined)
      throw new RangeError(`nothing was measured for the formula "${formula.text}": return its symbols`);
    return worst;
  });
}

/** Every comparison of a case's formulas; none where the case measured nothing. Errors as for judge(). */
export function judgementsOf(
  judged: readonly Judged[],
  result: CaseResult,
  precision: "float64" | "float32",
): Judgement[] {
  if (result.status !== "measured") return [];
  return judged.flatMap(({ conclusion, tolerance }) =>
    judge(conclusion, toleranceIn(precision, tolerance), result.measured[conclusion.name] ?? []),
  );
}

function worstOf(comparison: Comparison, tolerance: Tolerance, instances: readonly Values[]): Judgement | undefined {
  const { text, relation } = comparison;
  let worst: Judgement | undefined;
  let badness = Number.NEGATIVE_INFINITY;
  for (const values of instances) {
    const { left, right } = comparison.evaluate(values);
    const error = relation === "==" ? tolerance.error(left, right, values) : 0;
    const holds = relation === "==" ? error <= tolerance.limit : satisfied(left, relation, right);
    const excess = relation === "==" ? error : overshoot(left, relation, right);
    if (worst === undefined || excess > badness) {
      worst = { comparison: text, holds, left, right, relation, error, values };
      badness = excess;
    }
  }
  return worst;
}

function satisfied(left: number, relation: Relation, right: number): boolean {
  if (relation === "<") return left < right;
  if (relation === "<=") return left <= right;
  return relation === ">" ? left > right : left >= right;
}

/** How far past the threshold, as a share of the larger side; negative inside. */
function overshoot(left: number, relation: Relation, right: number): number {
  const size = Math.max(Math.abs(left), Math.abs(right)) || 1;
  return (relation === "<" || relation === "<=" ? left - right : right - left) / size;
}
