// The loops of learn.ts, for four, two and one samples: over the inputs k of two vectors of outputs,
//
//     m_k ← kept · m_k + Σ_n x_nk δ_n,   and what `mode` says with W and m.
//
// `x` and `d` are the first sample's input and Δ, `m` and `w` the first input's momenta and weights, `step` the bytes
// from one input's weights to the next one's. `mode` must be a constant: these functions are inlined for each mode.

import { Layer, VECTOR } from "./network";
import { DESCEND, descend, MEASURE, pull } from "./update";
import { accumulate, splat, sum } from "./vector";

// prettier-ignore
@inline
export function four<T>(
  layer: Layer, x: usize, d: usize, m: usize, w: usize, step: usize, kept: f64, mode: i32, decay: f64, rate: f64,
): void {
  const inputStride: usize = layer.inputStride;
  const deltaStride: usize = layer.outputStride;
  const a0 = v128.load(d);
  const a1 = v128.load(d, VECTOR);
  const b0 = v128.load(d + deltaStride);
  const b1 = v128.load(d + deltaStride, VECTOR);
  const c0 = v128.load(d + 2 * deltaStride);
  const c1 = v128.load(d + 2 * deltaStride, VECTOR);
  const e0 = v128.load(d + 3 * deltaStride);
  const e1 = v128.load(d + 3 * deltaStride, VECTOR);
  const keep = splat<T>(kept);
  const pulled = pull<T>(decay);
  const rated = splat<T>(rate);
  let r = v128.splat<T>(0);
  let q = r;
  let s = r;
  for (const end = x + usize(layer.inputs) * sizeof<T>(); x < end; x += sizeof<T>()) {
    const a = v128.load_splat<T>(x);
    const b = v128.load_splat<T>(x + inputStride);
    const c = v128.load_splat<T>(x + 2 * inputStride);
    const e = v128.load_splat<T>(x + 3 * inputStride);
    let m0 = accumulate<T>(v128.mul<T>(keep, v128.load(m)), a, a0);
    let m1 = accumulate<T>(v128.mul<T>(keep, v128.load(m, VECTOR)), a, a1);
    m0 = accumulate<T>(m0, b, b0);
    m1 = accumulate<T>(m1, b, b1);
    m0 = accumulate<T>(m0, c, c0);
    m1 = accumulate<T>(m1, c, c1);
    m0 = accumulate<T>(m0, e, e0);
    m1 = accumulate<T>(m1, e, e1);
    v128.store(m, m0);
    v128.store(m, m1, VECTOR);
    if (mode == DESCEND) {
      v128.store(w, descend<T>(v128.load(w), m0, pulled, rated));
      v128.store(w, descend<T>(v128.load(w, VECTOR), m1, pulled, rated), VECTOR);
    }
    if (mode == MEASURE) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, VECTOR);
      r = accumulate<T>(accumulate<T>(r, m0, w0), m1, w1);
      q = accumulate<T>(accumulate<T>(q, m0, m0), m1, m1);
      s = accumulate<T>(accumulate<T>(s, w0, w0), w1, w1);
    }
    m += step;
    w += step;
  }
  if (mode == MEASURE) measured<T>(layer, r, q, s);
}

// prettier-ignore
@inline
export function two<T>(
  layer: Layer, x: usize, d: usize, m: usize, w: usize, step: usize, kept: f64, mode: i32, decay: f64, rate: f64,
): void {
  const inputStride: usize = layer.inputStride;
  const deltaStride: usize = layer.outputStride;
  const a0 = v128.load(d);
  const a1 = v128.load(d, VECTOR);
  const b0 = v128.load(d + deltaStride);
  const b1 = v128.load(d + deltaStride, VECTOR);
  const keep = splat<T>(kept);
  const pulled = pull<T>(decay);
  const rated = splat<T>(rate);
  let r = v128.splat<T>(0);
  let q = r;
  let s = r;
  for (const end = x + usize(layer.inputs) * sizeof<T>(); x < end; x += sizeof<T>()) {
    const a = v128.load_splat<T>(x);
    const b = v128.load_splat<T>(x + inputStride);
    let m0 = accumulate<T>(v128.mul<T>(keep, v128.load(m)), a, a0);
    let m1 = accumulate<T>(v128.mul<T>(keep, v128.load(m, VECTOR)), a, a1);
    m0 = accumulate<T>(m0, b, b0);
    m1 = accumulate<T>(m1, b, b1);
    v128.store(m, m0);
    v128.store(m, m1, VECTOR);
    if (mode == DESCEND) {
      v128.store(w, descend<T>(v128.load(w), m0, pulled, rated));
      v128.store(w, descend<T>(v128.load(w, VECTOR), m1, pulled, rated), VECTOR);
    }
    if (mode == MEASURE) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, VECTOR);
      r = accumulate<T>(accumulate<T>(r, m0, w0), m1, w1);
      q = accumulate<T>(accumulate<T>(q, m0, m0), m1, m1);
      s = accumulate<T>(accumulate<T>(s, w0, w0), w1, w1);
    }
    m += step;
    w += step;
  }
  if (mode == MEASURE) measured<T>(layer, r, q, s);
}

// prettier-ignore
@inline
export function one<T>(
  layer: Layer, x: usize, d: usize, m: usize, w: usize, step: usize, kept: f64, mode: i32, decay: f64, rate: f64,
): void {
  const a0 = v128.load(d);
  const a1 = v128.load(d, VECTOR);
  const keep = splat<T>(kept);
  const pulled = pull<T>(decay);
  const rated = splat<T>(rate);
  let r = v128.splat<T>(0);
  let q = r;
  let s = r;
  for (const end = x + usize(layer.inputs) * sizeof<T>(); x < end; x += sizeof<T>()) {
    const a = v128.load_splat<T>(x);
    const m0 = accumulate<T>(v128.mul<T>(keep, v128.load(m)), a, a0);
    const m1 = accumulate<T>(v128.mul<T>(keep, v128.load(m, VECTOR)), a, a1);
    v128.store(m, m0);
    v128.store(m, m1, VECTOR);
    if (mode == DESCEND) {
      v128.store(w, descend<T>(v128.load(w), m0, pulled, rated));
      v128.store(w, descend<T>(v128.load(w, VECTOR), m1, pulled, rated), VECTOR);
    }
    if (mode == MEASURE) {
      const w0 = v128.load(w);
      const w1 = v128.load(w, VECTOR);
      r = accumulate<T>(accumulate<T>(r, m0, w0), m1, w1);
      q = accumulate<T>(accumulate<T>(q, m0, m0), m1, m1);
      s = accumulate<T>(accumulate<T>(s, w0, w0), w1, w1);
    }
    m += step;
    w += step;
  }
  if (mode == MEASURE) measured<T>(layer, r, q, s);
}

/** Adds what a loop has measured to the layer's sums, in float64. */
@inline
function measured<T>(layer: Layer, r: v128, q: v128, s: v128): void {
  layer.radial += sum<T>(r);
  layer.momentumSquare += sum<T>(q);
  layer.weightSquare += sum<T>(s);
}
