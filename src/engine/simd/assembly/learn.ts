import { Layer, PANEL, VECTOR } from "./network";
import { four, one, two } from "./outer";
import { ACCUMULATE, DESCEND, MEASURE } from "./update";

/**
 * m ← G + βm for the first `rows` samples, where G = ΔᵀX, and then with `then` =
 * - DESCEND: W ← W − (decay · W + rate · m);
 * - MEASURE: the layer's three sums for moveOnSphere.
 *
 * G is a sum of outer products. Two vectors of outputs and up to four samples are taken at a time: their Δ stays in
 * registers while the panel's inputs pass by, so nothing is packed and G itself is never stored. The last samples' pass
 * also does what comes after, while m is at hand.
 */
export function learn<T>(layer: Layer, rows: i32, momentum: f64, then: i32, decay: f64, rate: f64): void {
  layer.radial = 0;
  layer.momentumSquare = 0;
  layer.weightSquare = 0;
  const deltaStride: usize = layer.outputStride;
  for (let column: usize = 0; column < deltaStride; column += 2 * VECTOR) {
    const panel = column / PANEL;
    const step = min(PANEL, deltaStride - panel * PANEL);
    const offset = panel * usize(layer.panelStride) + (column % PANEL);
    const m = layer.momenta + offset;
    const w = layer.weights + offset;
    let x = layer.input;
    let d = layer.delta + column;
    let kept = momentum;
    for (let left = rows; left > 0; ) {
      const taken = left >= 4 ? 4 : left >= 2 ? 2 : 1;
      left -= taken;
      const mode = left == 0 ? then : ACCUMULATE;
      if (taken == 4) fourSamples<T>(layer, x, d, m, w, step, kept, mode, decay, rate);
      else if (taken == 2) twoSamples<T>(layer, x, d, m, w, step, kept, mode, decay, rate);
      else oneSample<T>(layer, x, d, m, w, step, kept, mode, decay, rate);
      x += usize(taken) * usize(layer.inputStride);
      d += usize(taken) * deltaStride;
      kept = 1;
    }
  }
}

// Each loop is compiled for each of the three modes, so that none tests the mode inside.

// prettier-ignore
function fourSamples<T>(
  layer: Layer, x: usize, d: usize, m: usize, w: usize, step: usize, kept: f64, mode: i32, decay: f64, rate: f64,
): void {
  if (mode == DESCEND) four<T>(layer, x, d, m, w, step, kept, DESCEND, decay, rate);
  else if (mode == MEASURE) four<T>(layer, x, d, m, w, step, kept, MEASURE, decay, rate);
  else four<T>(layer, x, d, m, w, step, kept, ACCUMULATE, decay, rate);
}

// prettier-ignore
function twoSamples<T>(
  layer: Layer, x: usize, d: usize, m: usize, w: usize, step: usize, kept: f64, mode: i32, decay: f64, rate: f64,
): void {
  if (mode == DESCEND) two<T>(layer, x, d, m, w, step, kept, DESCEND, decay, rate);
  else if (mode == MEASURE) two<T>(layer, x, d, m, w, step, kept, MEASURE, decay, rate);
  else two<T>(layer, x, d, m, w, step, kept, ACCUMULATE, decay, rate);
}

// prettier-ignore
function oneSample<T>(
  layer: Layer, x: usize, d: usize, m: usize, w: usize, step: usize, kept: f64, mode: i32, decay: f64, rate: f64,
): void {
  if (mode == DESCEND) one<T>(layer, x, d, m, w, step, kept, DESCEND, decay, rate);
  else if (mode == MEASURE) one<T>(layer, x, d, m, w, step, kept, MEASURE, decay, rate);
  else one<T>(layer, x, d, m, w, step, kept, ACCUMULATE, decay, rate);
}
