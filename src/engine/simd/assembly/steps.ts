import { backward } from "./backward";
import { learnBias } from "./bias";
import { forward } from "./forward";
import { gather } from "./gather";
import { learn } from "./learn";
import { lossGradient } from "./loss";
import { Layer, Run } from "./network";
import { pool } from "./pool";
import { moveOnSphere } from "./sphere";
import { clearVanishing } from "./vanish";

/** Steps between two clearings of vanishing weights. It divides nothing else: the step's number alone decides. */
const CLEARING = 64;

/** Makes `count` training steps. Rates, batch sizes and sample indices of these steps stand in memory. */
export function steps<T>(run: Run, count: i32): void {
  const lowest = lowestTrainable(run);
  let indices = run.indices;
  for (let s: usize = 0; s < usize(count); s++) {
    const samples = load<i32>(run.sizes + s * sizeof<i32>());
    const rate = load<f64>(run.rates + s * sizeof<f64>());
    // The batch stays where it was copied, and the layers only read it.
    if (run.step == 0 || !run.sameBatch) gather<T>(run, indices, samples);
    for (let k = 0; k < run.layerCount; k++) {
      const layer = run.layer(k);
      forward<T>(layer, samples);
      if (layer.pooled) pool<T>(layer, samples);
    }
    const scaleGradient = lossGradient<T>(run, run.layer(run.layerCount - 1), indices, samples);
    for (let k = run.layerCount - 1; k >= lowest; k--) {
      const layer = run.layer(k);
      // The layer below needs this layer's weights as they were, so they move after.
      if (k > lowest) backward<T>(run, layer, run.layer(k - 1), samples);
      if (layer.trainable) train<T>(run, layer, samples, rate);
    }
    run.integratedRate += rate * run.scale * run.scale;
    if (run.normalized) run.scale -= rate * run.scaleRate * (scaleGradient + 2 * run.lambda * run.scale);
    run.step++;
    indices += usize(samples) * sizeof<i32>();
  }
}

/** Moves one layer's weights and biases. */
function train<T>(run: Run, layer: Layer, samples: i32, rate: f64): void {
  if (run.normalized) {
    learn<T>(run, layer, samples, false, 0, 0);
    moveOnSphere<T>(layer, rate);
  } else {
    learn<T>(run, layer, samples, true, 2 * rate * layer.lambda, rate);
  }
  if (layer.biased) learnBias<T>(layer, samples, run.momentum, 2 * rate * run.biasLambda, rate);
  if (run.step % CLEARING == CLEARING - 1) clearVanishing<T>(layer, bool(run.normalized));
}

/** The lowest layer that is trained, or the number of layers when none is. */
function lowestTrainable(run: Run): i32 {
  for (let k = 0; k < run.layerCount; k++) if (run.layer(k).trainable) return k;
  return run.layerCount;
}
