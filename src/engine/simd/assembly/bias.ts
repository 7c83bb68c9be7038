import { Layer, VECTOR } from "./network";
import { descend, pull } from "./update";
import { splat } from "./vector";

/** The step of the biases: m ← Σ Δ + βm over the rows, b ← b − (decay · b + rate · m). */
export function learnBias<T>(layer: Layer, samples: i32, momentum: f64, decay: f64, rate: f64): void {
  const rows = samples * layer.positions;
  const toDelta = layer.delta - layer.output;
  const keep = splat<T>(momentum);
  const pulled = pull<T>(decay);
  const rated = splat<T>(rate);
  const end = usize(layer.nodes) * usize(layer.outputBytes);
  for (let column: usize = 0; column < end; column += VECTOR) {
    const m = layer.biasMomenta + column;
    let sum = v128.mul<T>(keep, v128.load(m));
    for (let row = 0; row < rows; row++) sum = v128.add<T>(sum, v128.load(layer.place(row) + toDelta + column));
    v128.store(m, sum);
    const b = layer.bias + column;
    v128.store(b, descend<T>(v128.load(b), sum, pulled, rated));
  }
}
