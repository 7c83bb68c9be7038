import { expression } from "../theorem/formula.ts";

/** How far apart the two sides of an equation may be, and why. */
export interface Tolerance {
  /** Such as "relative 1e-10". */
  readonly label: string;
  readonly because: string;
  readonly limit: number;
  /** The error of left == right, in the tolerance's unit. Zero where both sides are equal. */
  error(left: number, right: number, values: Readonly<Record<string, number>>): number;
}

/**
 * |left − right| as a share of the larger side. For sides that may cancel it is a share of `to`, a mathjs expression over
 * the measured symbols and `scale`, which a trial may measure for this alone.
 * @param because the reason for the number: rounding, or the draws that it was read from.
 */
export function relative(limit: number, { because, to }: { because: string; to?: string }): Tolerance {
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
  };
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
