import { Layer, VECTOR } from "./network";
import { splat } from "./vector";

/** The step of the biases, which are never decayed: m ← Σ_n δ_n + βm, b ← b − rate · m. */
export function learnBias<T>(layer: Layer, rows: i32, momentum: f64, rate: f64): void {
  const stride: usize = layer.outputStride;
  const keep = splat<T>(momentum);
  const rated = splat<T>(rate);
  for (let column: usize = 0; column < stride; column += VECTOR) {
    const m = layer.biasMomenta + column;
    let sum = v128.mul<T>(keep, v128.load(m));
    let d = layer.delta + column;
    for (let n = 0; n < rows; n++) {
      sum = v128.add<T>(sum, v128.load(d));
      d += stride;
    }
    v128.store(m, sum);
    const b = layer.bias + column;
    v128.store(b, v128.sub<T>(v128.load(b), v128.mul<T>(rated, sum)));
  }
}
