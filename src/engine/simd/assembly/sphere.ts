import { Layer, VECTOR } from "./network";
import { descend, pull } from "./update";
import { accumulate, splat, sum } from "./vector";

/** Bytes that are summed up in a vector before the sum goes into a float64: float32 sums of many numbers would be rough. */
const CHUNK: usize = 64 * VECTOR;

/**
 * V ← unit(V − ηt) along the tangent t = m − rV, r = ⟨m, V⟩. The norm follows from three sums, so that one pass measures and one
 * moves and normalizes:
 *
 *     ‖V − ηt‖² = s − 2ηr(1 − s) + η²(q − r²(2 − s)),   s = ‖V‖², q = ‖m‖².
 *
 * s is 1 but for rounding, and is measured at each step so that the rounding does not add up over the steps.
 */
export function moveOnSphere<T>(layer: Layer, rate: f64): void {
  const size = usize(layer.nodes) * usize(layer.matrixBytes);
  const end = layer.weights + size;
  const toMomenta = layer.momenta - layer.weights;
  let r: f64 = 0;
  let q: f64 = 0;
  let s: f64 = 0;
  for (let from = layer.weights; from < end; from += CHUNK) {
    let radial = v128.splat<T>(0);
    let momentumSquare = radial;
    let weightSquare = radial;
    const chunkEnd = min(from + CHUNK, end);
    for (let w = from; w < chunkEnd; w += VECTOR) {
      const v = v128.load(w);
      const m = v128.load(w + toMomenta);
      radial = accumulate<T>(radial, m, v);
      momentumSquare = accumulate<T>(momentumSquare, m, m);
      weightSquare = accumulate<T>(weightSquare, v, v);
    }
    r += sum<T>(radial);
    q += sum<T>(momentumSquare);
    s += sum<T>(weightSquare);
  }
  const norm = sqrt(s - 2 * rate * r * (1 - s) + rate * rate * (q - r * r * (2 - s)));
  const pulled = pull<T>(1 - (1 + rate * r) / norm);
  const rated = splat<T>(rate / norm);
  for (let w = layer.weights; w < end; w += VECTOR) {
    v128.store(w, descend<T>(v128.load(w), v128.load(w + toMomenta), pulled, rated));
  }
}
