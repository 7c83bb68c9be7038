import { Layer, VECTOR } from "./network";
import { descend, pull } from "./update";
import { splat } from "./vector";

/**
 * V ← unit(V − ηt) along the tangent t = m − rV, r = ⟨m, V⟩. The norm follows from the sums that were taken while m was
 * written, so that one pass moves and normalizes:
 *
 *     ‖V − ηt‖² = s − 2ηr(1 − s) + η²(q − r²(2 − s)),   s = ‖V‖², q = ‖m‖².
 *
 * s is 1 but for rounding, and is measured at each step so that the rounding does not add up over the steps.
 */
export function moveOnSphere<T>(layer: Layer, rate: f64): void {
  const r = layer.radial;
  const q = layer.momentumSquare;
  const s = layer.weightSquare;
  const norm = sqrt(s - 2 * rate * r * (1 - s) + rate * rate * (q - r * r * (2 - s)));
  const pulled = pull<T>(1 - (1 + rate * r) / norm);
  const rated = splat<T>(rate / norm);
  const end = layer.weights + usize(layer.matrixBytes);
  let m = layer.momenta;
  for (let w = layer.weights; w < end; w += 2 * VECTOR) {
    v128.store(w, descend<T>(v128.load(w), v128.load(m), pulled, rated));
    v128.store(w, descend<T>(v128.load(w, VECTOR), v128.load(m, VECTOR), pulled, rated), VECTOR);
    m += 2 * VECTOR;
  }
}
