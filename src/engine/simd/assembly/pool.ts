import { Layer, VECTOR } from "./network";
import { splat } from "./vector";

/** The mean of the outputs over the positions, for the first `samples` samples. */
export function pool<T>(layer: Layer, samples: i32): void {
  const share = splat<T>(1 / f64(layer.positions));
  const outputBytes: usize = layer.outputBytes;
  let pooled = layer.pooled;
  for (let n = 0; n < samples; n++) {
    for (let column: usize = 0; column < outputBytes; column += VECTOR) {
      let sum = v128.splat<T>(0);
      for (let p = 0; p < layer.positions; p++) {
        sum = v128.add<T>(sum, v128.load(layer.place(n * layer.positions + p) + column));
      }
      v128.store(pooled + column, v128.mul<T>(share, sum));
    }
    pooled += outputBytes;
  }
}
