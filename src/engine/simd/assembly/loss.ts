import { SQUAREPLUS, throughActivation } from "./activation";
import { Layer, Run, VECTOR } from "./network";
import { accumulate, splat, sum } from "./vector";

/**
 * Writes ∂L/∂z of the last layer, where L = (1/B) Σ ‖ρf − y‖² over the `rows` samples at `indices`.
 * @returns ∂L/∂ρ.
 */
export function lossGradient<T>(run: Run, last: Layer, indices: usize, rows: i32): f64 {
  // A padded output would be squareplus(0) = 1 and count as an error. Elsewhere padded outputs are zero or never read.
  if (last.activation == SQUAREPLUS) clearPadding<T>(last, rows);
  const stride: usize = last.outputStride;
  const scale = splat<T>(run.scale);
  const factor = splat<T>((2 * run.scale) / f64(rows));
  const activation = last.activation;
  let output = last.output;
  let delta = last.delta;
  let aligned = v128.splat<T>(0);
  for (let n = 0; n < rows; n++) {
    let target = run.targets + usize(load<i32>(indices)) * stride;
    indices += sizeof<i32>();
    for (const end = output + stride; output < end; output += VECTOR) {
      const f = v128.load(output);
      const error = v128.sub<T>(v128.mul<T>(scale, f), v128.load(target));
      aligned = accumulate<T>(aligned, error, f);
      v128.store(delta, throughActivation<T>(activation, v128.mul<T>(factor, error), f));
      delta += VECTOR;
      target += VECTOR;
    }
  }
  return (2 / f64(rows)) * sum<T>(aligned);
}

/** Sets the padded outputs of the batch to zero. */
function clearPadding<T>(layer: Layer, rows: i32): void {
  const stride: usize = layer.outputStride;
  const from = usize(layer.outputs) * sizeof<T>();
  for (let n: usize = 0; n < usize(rows); n++) {
    const row = layer.output + n * stride;
    for (let at = from; at < stride; at += sizeof<T>()) store<T>(row + at, <T>0);
  }
}
