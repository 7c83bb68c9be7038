import type { Point } from "./linear-pieces.ts";

/** αx² + βx + γ. */
export interface Quadratic {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

/**
 * sup |q(x) − f(x)| over an interval, of a quadratic and a piecewise linear function. On a piece the difference is a parabola: it is
 * largest at an end of the piece, or where its slope 2αx + β − f′ vanishes.
 *
 * @param corners of f, with the interval's ends, in order; see graphCorners.
 * @throws RangeError when there are fewer than two, or they are not in order.
 */
export function quadraticError({ alpha, beta, gamma }: Quadratic, corners: readonly Point[]): number {
  if (corners.length < 2) throw new RangeError(`${corners.length} points: a piece has two ends`);
  const errors = corners.slice(1).map(([to, right], i) => {
    const [from, left] = corners[i];
    if (!(from < to)) throw new RangeError(`a point at ${to} after one at ${from}: give them in order`);
    const slope = (right - left) / (to - from);
    const error = (x: number) => Math.abs((alpha * x + beta) * x + gamma - (left + slope * (x - from)));
    const top = (slope - beta) / (2 * alpha);
    return Math.max(error(from), error(to), top > from && top < to ? error(top) : 0);
  });
  return Math.max(...errors);
}
