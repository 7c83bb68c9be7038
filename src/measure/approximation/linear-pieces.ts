import { type Architecture, inputWidth, outputWidth } from "../../network/architecture.ts";
import { activate } from "../../network/forward.ts";
import type { Matrix } from "../../network/matrix.ts";
import type { Parameters } from "../../network/parameters.ts";
import { denseEmbedding } from "../../network/toeplitz.ts";

/** A point (x, f(x)) of a graph. */
export type Point = readonly [x: number, y: number];

/** What is smaller than this, as a share of what it was computed from, is rounding. */
const ROUNDING = 1e-12;

/** A place on the interval, and what the network makes of it at the layer that has been reached. */
interface Knot {
  readonly x: number;
  readonly values: Float64Array;
}

/**
 * The graph of a ReLU network of one input and one output on an interval: its two ends, and between them every corner, where the
 * slope changes. It has one linear piece fewer than points.
 *
 * No grid is laid. Layer by layer every neuron is linear between the corners of the layers below, so that it has a corner of its own
 * just where its preactivation changes sign there, and the place follows from the two values. A corner that the layers above cancel
 * is left out. What counts as zero, or as a straight line, is so but for 1e-12 of the numbers that it was computed from.
 *
 * @param interval its ends, the lower one first.
 * @throws RangeError for more than one input or output, an activation that is not piecewise linear, or an interval that is empty.
 */
export function graphCorners(
  architecture: Architecture,
  parameters: Parameters,
  [from, to]: readonly [from: number, to: number],
): Point[] {
  if (inputWidth(architecture) !== 1 || outputWidth(architecture) !== 1) {
    throw new RangeError(
      `${inputWidth(architecture)} inputs and ${outputWidth(architecture)} outputs: a graph has one of each`,
    );
  }
  if (!(from < to) || !Number.isFinite(to - from))
    throw new RangeError(`the interval ${from} … ${to} is empty or not finite`);
  const { architecture: embedded, parameters: dense } = denseEmbedding(architecture, parameters);
  let knots: Knot[] = [from, to].map((x) => ({ x, values: Float64Array.of(x) }));
  for (const [k, { activation }] of embedded.layers.entries()) {
    if (activation === "squareplus")
      throw new RangeError(`layer ${k + 1} has the activation squareplus, which has no linear pieces: use relu`);
    const linear = knots.map(({ x, values }) => ({ x, values: affine(dense.matrices[k], dense.biases[k], values) }));
    const finer = activation === "relu" ? withZeros(linear) : linear;
    knots = finer.map(({ x, values }) => ({ x, values: values.map((z) => activate(activation, z)) }));
  }
  return corners(knots.map(({ x, values: [f] }) => [x, parameters.scale * f] as const));
}

/** Wx + b; a sum of which nothing but rounding is left is 0. */
function affine({ rows, columns, data }: Matrix, bias: Float64Array | null, x: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, j) => {
    let sum = bias?.[j] ?? 0;
    let size = Math.abs(sum);
    for (let i = 0; i < columns; i++) {
      const product = data[j * columns + i] * x[i];
      sum += product;
      size += Math.abs(product);
    }
    return Math.abs(sum) <= ROUNDING * size ? 0 : sum;
  });
}

/** The knots, and between them one at every place where some value changes sign. */
function withZeros(knots: readonly Knot[]): Knot[] {
  return knots.flatMap((knot, i) => {
    if (i === knots.length - 1) return [knot];
    const next = knots[i + 1];
    const between = [...knot.values]
      .flatMap((z, j) => (z * next.values[j] < 0 ? [z / (z - next.values[j])] : []))
      .sort((a, b) => a - b)
      .map((share) => ({
        x: knot.x + share * (next.x - knot.x),
        values: knot.values.map((z, j) => z + share * (next.values[j] - z)),
      }));
    return [knot, ...between];
  });
}

/** The two ends, and those points between that do not lie on the line from the corner before to the next point. */
function corners(points: readonly Point[]): Point[] {
  const size = Math.max(...points.map(([, y]) => Math.abs(y)));
  const kept = [points[0]];
  for (let i = 1; i < points.length - 1; i++) {
    const [x, y] = points[i];
    const [left, leftY] = kept[kept.length - 1];
    const [right, rightY] = points[i + 1];
    const line = leftY + ((x - left) / (right - left)) * (rightY - leftY);
    if (Math.abs(y - line) > ROUNDING * size) kept.push(points[i]);
  }
  return [...kept, points[points.length - 1]];
}
