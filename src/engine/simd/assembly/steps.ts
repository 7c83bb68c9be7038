import { backward } from "./backward";
import { learnBias } from "./bias";
import { forward } from "./forward";
import { learn } from "./learn";
import { lossGradient } from "./loss";
import { Layer, Run, VECTOR } from "./network";
import { moveOnSphere } from "./sphere";
import { DESCEND, MEASURE } from "./update";
import { clearVanishing } from "./vanish";

/** Steps between two clearings of vanishing weights. It divides nothing else: the step's number alone decides. */
const CLEARING = 64;

/** Makes `count` training steps. Rates, batch sizes and sample indices of these steps stand in memory. */
export function steps<T>(run: Run, count: i32): void {
  const lowest = lowestTrainable(run);
  let indices = run.indices;
  for (let s: usize = 0; s < usize(count); s++) {
    const rows = load<i32>(run.sizes + s * sizeof<i32>());
    const rate = load<f64>(run.rates + s * sizeof<f64>());
    gather<T>(run, indices, rows);
    for (let k = 0; k < run.layerCount; k++) forward<T>(run.layer(k), rows);
    const scaleGradient = lossGradient<T>(run, run.layer(run.layerCount - 1), indices, rows);
    for (let k = run.layerCount - 1; k >= lowest; k--) {
      const layer = run.layer(k);
      // The layer below needs this layer's weights as they were, so they move after.
      if (k > lowest) backward<T>(layer, run.layer(k - 1), rows);
      if (layer.trainable) train<T>(run, layer, rows, rate);
    }
    run.integratedRate += rate * run.scale * run.scale;
    if (run.normalized) run.scale -= rate * run.scaleRate * (scaleGradient + 2 * run.lambda * run.scale);
    run.step++;
    indices += usize(rows) * sizeof<i32>();
  }
}

/** Moves one layer's weights and biases. */
function train<T>(run: Run, layer: Layer, rows: i32, rate: f64): void {
  if (run.normalized) {
    learn<T>(layer, rows, run.momentum, MEASURE, 0, 0);
    moveOnSphere<T>(layer, rate);
  } else {
    learn<T>(layer, rows, run.momentum, DESCEND, 2 * rate * layer.lambda, rate);
  }
  if (layer.biased) learnBias<T>(layer, rows, run.momentum, rate);
  if (run.step % CLEARING == CLEARING - 1) clearVanishing<T>(layer, bool(run.normalized));
}

/** Copies the batch's samples side by side into the first layer's input. */
function gather<T>(run: Run, indices: usize, rows: i32): void {
  const first = run.layer(0);
  const stride: usize = first.inputStride;
  let to = first.input;
  for (let n = 0; n < rows; n++) {
    let from = run.samples + usize(load<i32>(indices)) * stride;
    indices += sizeof<i32>();
    for (const end = from + stride; from < end; from += 2 * VECTOR) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, VECTOR), VECTOR);
      to += 2 * VECTOR;
    }
  }
}

/** The lowest layer that is trained, or the number of layers when none is. */
function lowestTrainable(run: Run): i32 {
  for (let k = 0; k < run.layerCount; k++) if (run.layer(k).trainable) return k;
  return run.layerCount;
}
