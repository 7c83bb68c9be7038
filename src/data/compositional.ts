import { type Matrix, row, zeros } from "../network/matrix.ts";
import { type Samples, samples } from "./dataset.ts";
import { random } from "./random.ts";

/** A function that a binary tree composes from functions of two variables. */
export interface Compositional {
  /** d, a power of 2: the leaves of the tree. */
  readonly variables: number;
  /** J, of which each constituent is the sum. */
  readonly terms: number;
  /** Standard deviation of a term's coefficients: the larger, the more a constituent bends. */
  readonly steepness: number;
  /** Of the constituents and the samples. */
  readonly seed: number;
}

/** Two values below a node to its own. */
type Constituent = (left: number, right: number) => number;

/** The values of a tree's leaves to that of its root. */
type Target = (x: Float64Array) => number;

/** How many points a constituent's mean and deviation are taken over. */
const PROBES = 1000;

/**
 * The function y = h_1(h_2(h_4(x_1, x_2), h_5(x_3, x_4)), h_3(…)) of a binary tree, every constituent h of two variables drawn on its
 * own.
 *
 * A constituent is Σ_j c_j s(u_j a + v_j b + t_j) over J terms, with s(z) = z/√(1 + z²), u, v and t normal of standard deviation
 * `steepness`, c normal; then shifted and scaled to mean 0 and variance 1 over 1000 points of the cube, so that what a node passes on
 * neither dies out nor blows up. It is smooth, and no network of ReLUs computes it.
 *
 * @throws RangeError when the variables are not a power of 2, the terms not a positive integer or the steepness not positive.
 */
export function compositionalTarget({ variables, terms, steepness, seed }: Compositional): Target {
  if (!Number.isInteger(variables) || variables < 2 || (variables & (variables - 1)) !== 0)
    throw new RangeError(`${variables} variables: the leaves of a binary tree are a power of 2, of at least 2`);
  if (!Number.isInteger(terms) || terms < 1) throw new RangeError(`${terms} terms: choose an integer of at least 1`);
  if (!(steepness > 0) || !Number.isFinite(steepness))
    throw new RangeError(`steepness ${steepness}: it must be positive and finite`);
  const { normal } = random(seed, "constituents");
  const probes = cube(PROBES, variables, random(seed, "probes").uniform);
  const levels: Constituent[][] = [];
  let below = Array.from({ length: PROBES }, (_, n) => row(probes, n));
  for (let nodes = variables / 2; nodes >= 1; nodes /= 2) {
    const level = Array.from({ length: nodes }, (_, i) =>
      standardized(
        constituent(terms, steepness, normal),
        below.map((values) => [values[2 * i], values[2 * i + 1]]),
      ),
    );
    below = below.map((values) => above(level, values));
    levels.push(level);
  }
  return (x) => levels.reduce((values, level) => above(level, values), x)[0];
}

/**
 * Samples of such a function, its variables independent and uniform on [−1, 1].
 * @param counts of the sets to draw, by name, such as training, validation and test; none has a sample of another.
 * @throws RangeError when a count is not a positive integer, and as compositionalTarget does.
 */
export function compositional<Name extends string>(
  draw: Compositional,
  counts: Readonly<Record<Name, number>>,
): Record<Name, Samples> {
  const target = compositionalTarget(draw);
  const sets = (Object.entries(counts) as [Name, number][]).map(([name, count]) => {
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError(`${count} samples for ${name}: choose an integer of at least 1`);
    const inputs = cube(count, draw.variables, random(draw.seed, `samples for ${name}`).uniform);
    const targets = zeros(count, 1);
    for (let n = 0; n < count; n++) targets.data[n] = target(row(inputs, n));
    return [name, samples(inputs, targets)] as const;
  });
  return Object.fromEntries(sets) as Record<Name, Samples>;
}

/** Points of the cube [−1, 1]^d, one a row. */
function cube(count: number, dimension: number, uniform: () => number): Matrix {
  const points = zeros(count, dimension);
  for (let i = 0; i < points.data.length; i++) points.data[i] = 2 * uniform() - 1;
  return points;
}

/** The values of a level's nodes from those of the level below. */
function above(level: readonly Constituent[], below: Float64Array): Float64Array {
  return Float64Array.from(level, (h, i) => h(below[2 * i], below[2 * i + 1]));
}

function constituent(terms: number, steepness: number, normal: () => number): Constituent {
  const drawn = Array.from({ length: terms }, () => ({
    c: normal(),
    u: steepness * normal(),
    v: steepness * normal(),
    t: steepness * normal(),
  }));
  return (a, b) =>
    drawn.reduce((sum, { c, u, v, t }) => {
      const z = u * a + v * b + t;
      return sum + (c * z) / Math.sqrt(1 + z * z);
    }, 0);
}

/** The constituent, shifted and scaled to mean 0 and variance 1 over some points. */
function standardized(h: Constituent, points: readonly (readonly [number, number])[]): Constituent {
  const values = points.map(([a, b]) => h(a, b));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return (a, b) => (h(a, b) - mean) / deviation;
}
