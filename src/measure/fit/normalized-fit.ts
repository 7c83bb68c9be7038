import type { Matrix } from "../../network/matrix.ts";
import { checkTargets } from "./error.ts";

/** How f_V, the network with unit matrices, fits its targets: with f = ρ f_V the square loss is a parabola in ρ of these. */
export interface NormalizedFit {
  /** μ = mean of ⟨y_n, f_V(x_n)⟩. */
  readonly mu: number;
  /** M = mean of ‖f_V(x_n)‖². */
  readonly M: number;
  /** Mean of ‖y_n‖², 1 for one-hot targets: the loss is mean‖y‖² − 2ρμ + ρ²M. */
  readonly targetSquare: number;
}

/**
 * @param outputs f(x_n) = ρ f_V(x_n), N × C.
 * @param rho ρ, for plain weights ∏‖W_k‖_F.
 * @throws RangeError when the shapes differ, an output is not finite, or ρ is 0 or not finite.
 */
export function normalizedFit(outputs: Matrix, targets: Matrix, rho: number): NormalizedFit {
  checkTargets(outputs, targets);
  if (!Number.isFinite(rho) || rho === 0)
    throw new RangeError(`rho ${rho}: f is divided by it, so it must be finite and not 0`);
  let products = 0;
  let squares = 0;
  let targetSquares = 0;
  for (const [i, y] of targets.data.entries()) {
    const f = outputs.data[i] / rho;
    products += y * f;
    squares += f * f;
    targetSquares += y * y;
  }
  return {
    mu: products / outputs.rows,
    M: squares / outputs.rows,
    targetSquare: targetSquares / outputs.rows,
  };
}
