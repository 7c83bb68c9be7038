import { throughActivation } from "./activation";
import { Layer, Run, VECTOR } from "./network";
import { accumulate, splat, sum } from "./vector";

/**
 * Writes ∂L/∂z of the last layer, which is dense, where L = (1/B) Σ ‖ρf − y‖² over the `rows` samples at `indices`.
 * @returns ∂L/∂ρ.
 */
export function lossGradient<T>(run: Run, last: Layer, indices: usize, rows: i32): f64 {
  const stride: usize = last.outputBytes;
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
