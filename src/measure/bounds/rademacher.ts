import type { Random } from "../../data/random.ts";
import { type Architecture, outputWidth } from "../../network/architecture.ts";
import { outputs } from "../../network/forward.ts";
import { innerProduct, lossGradient } from "../../network/gradient.ts";
import { heStart } from "../../network/initialize.ts";
import { type Matrix, zeros } from "../../network/matrix.ts";
import type { Parameters } from "../../network/parameters.ts";
import { embeddedNorms } from "./dense-bound.ts";
import { checkPeeling } from "./peeling.ts";
import { nodeNorms } from "./sparse-bound.ts";

/**
 * Which networks the supremum is over: those whose norms have a product of at most 1.
 * - `dense`: the norms of the dense network that computes the same, as in the dense bound.
 * - `sparse`: the largest norm of a node in each layer, as in the sparse bound.
 */
export type NormBall = "dense" | "sparse";

/** A mean over drawn signs, and its standard error, the standard deviation over √draws. */
export interface RademacherEstimate {
  readonly mean: number;
  readonly standardError: number;
}

/**
 * A lower estimate of (1/N) E sup_f Σ_n ⟨ξ_n, f(x_n)⟩ over the networks of a norm ball, with N·C independent signs; with one output
 * it is the empirical Rademacher complexity. For each of `draws` sets of signs the supremum is replaced by what ascent finds from a
 * random start, so that in expectation the mean is at most the complexity: with one layer it is the complexity, with more of them it
 * may be below. It can show that a bound is too small, then, by as much as the bound is above the estimate, and no finer; it never
 * shows that a bound is right.
 *
 * @param inputs the samples, N × d.
 * @param steps of ascent.
 * @throws RangeError for a bias, an activation that is not homogeneous, inputs that do not fit, or fewer than two draws.
 */
export function rademacherEstimate(
  architecture: Architecture,
  inputs: Matrix,
  { ball, draws, steps, random }: { ball: NormBall; draws: number; steps: number; random: Random },
): RademacherEstimate {
  if (!Number.isInteger(draws) || draws < 2) {
    throw new RangeError(`${draws} draws of signs: a standard error needs an integer of at least 2`);
  }
  const found = Array.from({ length: draws }, () => {
    const signs = zeros(inputs.rows, outputWidth(architecture));
    for (let i = 0; i < signs.data.length; i++) signs.data[i] = 2 * random.integer(0, 1) - 1;
    const start = heStart(architecture, random.normal);
    return largestCorrelation(architecture, inputs, { ball, signs, start, steps }).value / inputs.rows;
  });
  const mean = found.reduce((sum, value) => sum + value, 0) / draws;
  const squares = found.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (draws - 1) / draws) };
}

/**
 * The largest Σ_n ⟨ξ_n, f(x_n)⟩ that ascent finds in the ball, and a network that has it.
 *
 * The sum is linear in the last matrix, whose best value in the ball is along its gradient: it always has it, which makes a network
 * of one layer exact. A hidden matrix is moved by its own length along its gradient, and put back on the ball; the largest value on
 * the way counts.
 */
export function largestCorrelation(
  architecture: Architecture,
  inputs: Matrix,
  { ball, signs, start, steps }: { ball: NormBall; signs: Matrix; start: Parameters; steps: number },
): { value: number; parameters: Parameters } {
  checkPeeling(architecture, inputs);
  const last = architecture.layers.length - 1;
  const onBall = (matrices: readonly Matrix[]) => onSphere(architecture, matrices, ball);
  let parameters: Parameters = { ...start, matrices: onBall(start.matrices), scale: 1 };
  let best = { value: Number.NEGATIVE_INFINITY, parameters };
  for (let step = 0; step <= steps; step++) {
    const gradient = correlationGradient(architecture, parameters, inputs, signs);
    const along = onBall(gradient);
    const value = innerProduct(gradient[last], along[last]);
    if (value > best.value) {
      best = { value, parameters: { ...parameters, matrices: parameters.matrices.with(last, along[last]) } };
    }
    const moved = onBall(parameters.matrices.map((matrix, k) => sum(matrix, along[k])));
    parameters = { ...parameters, matrices: moved.with(last, along[last]) };
  }
  return best;
}

/** ∂/∂W_k of Σ_n ⟨ξ_n, f(x_n)⟩: the gradient of the square loss with the targets f(x_n) − (N/2) ξ_n. */
function correlationGradient(
  architecture: Architecture,
  parameters: Parameters,
  inputs: Matrix,
  signs: Matrix,
): readonly Matrix[] {
  const f = outputs(architecture, parameters, inputs);
  const targets = { ...f, data: f.data.map((value, i) => value - (inputs.rows / 2) * signs.data[i]) };
  return lossGradient(architecture, parameters, { inputs, targets }).matrices;
}

/** Every matrix, or every node's part of it, divided by its norm; zeros stay. */
function onSphere(architecture: Architecture, matrices: readonly Matrix[], ball: NormBall): Matrix[] {
  const norms =
    ball === "dense" ? embeddedNorms(architecture, matrices).map((norm) => [norm]) : nodeNorms(architecture, matrices);
  return matrices.map((matrix, k) => {
    const size = matrix.data.length / norms[k].length;
    return { ...matrix, data: matrix.data.map((w, i) => w / (norms[k][Math.floor(i / size)] || 1)) };
  });
}

function sum(a: Matrix, b: Matrix): Matrix {
  return { ...a, data: a.data.map((x, i) => x + b.data[i]) };
}
