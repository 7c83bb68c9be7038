import type { Engine } from "../engine/run.ts";
import { expression } from "../theorem/formula.ts";

/** How far apart the two sides of an equation may be, and why. */
export interface Tolerance {
  /** Such as "relative 1e-10". */
  readonly label: string;
  readonly because: string;
  readonly limit: number;
  /** The error of left == right, in the tolerance's unit. Zero where both sides are equal. */
  error(left: number, right: number, values: Readonly<Record<string, number>>): number;
  /** In its place for runs trained in float32, where their rounding shows. */
  readonly float32?: Tolerance;
}

/**
 * What rounding to float32 makes of a tolerance. Only a formula that compares an engine's own steps with one another needs it:
 * what is computed from weights is computed in float64 whatever the engine, and a threshold is part of its claim.
 */
export interface InFloat32 {
  readonly limit: number;
  readonly because: string;
}

/**
 * |left − right| as a share of the larger side. For sides that may cancel it is a share of `to`, a mathjs expression over
 * the measured symbols and `scale`, which a trial may measure for this alone.
 * @param because the reason for the number: rounding, or the draws that it was read from.
 * @param float32 the limit for runs trained in float32, where it is another.
 */
export function relative(
  limit: number,
  { because, to, float32 }: { because: string; to?: string; float32?: InFloat32 },
): Tolerance {
  checkLimit(limit);
  const scale = to === undefined ? undefined : expression(to);
  return {
    label: `relative ${limit}${to === undefined ? "" : `, to ${to}`}`,
    because,
    limit,
    error(left, right, values) {
      const difference = Math.abs(left - right);
      if (difference === 0) return 0;
      const size = scale?.value(values) ?? Math.max(Math.abs(left), Math.abs(right));
      if (size < 0) throw new RangeError(`the tolerance's scale "${to}" is ${size}: a size is not negative`);
      return difference / size;
    },
    ...(float32 && { float32: relative(float32.limit, { because: float32.because, to }) }),
  };
}

/** The tolerance for runs of an engine's precision. */
export function toleranceIn(precision: Engine["precision"], tolerance: Tolerance): Tolerance {
  return (precision === "float32" ? tolerance.float32 : undefined) ?? tolerance;
}

/** |left − right|, in the quantity's own unit. */
export function absolute(limit: number, { because }: { because: string }): Tolerance {
  checkLimit(limit);
  return { label: `absolute ${limit}`, because, limit, error: (left, right) => Math.abs(left - right) };
}

/** For formulas that are inequalities, which need no tolerance: the threshold is part of the claim. */
export function strict({ because }: { because: string }): Tolerance {
  return { label: "none", because, limit: 0, error: (left, right) => Math.abs(left - right) };
}

function checkLimit(limit: number): void {
  if (!(limit > 0) || !Number.isFinite(limit))
    throw new RangeError(`tolerance ${limit}: it must be positive and finite`);
}
