import { throughActivation } from "./activation";
import { Layer, PANEL, VECTOR } from "./network";
import { accumulate, sums2, sums4 } from "./vector";

/**
 * ∂L/∂z of the layer below: (ΔW) ⊙ σ′, for the first `rows` samples. With W in panels, entry (n, k) of ΔW is a dot
 * product along contiguous outputs, so W need not be transposed: a tile sums the products of four inputs k by vectors
 * and adds up the entries of each vector at the end.
 */
export function backward<T>(layer: Layer, below: Layer, rows: i32): void {
  const deltaStride: usize = layer.outputStride;
  const stride: usize = below.outputStride;
  const panelStride: usize = layer.panelStride;
  const activation = below.activation;
  const rowEnd = layer.delta + usize(rows) * deltaStride;
  for (let k: usize = 0; k < usize(layer.inputs); k += 4) {
    const offset = k * sizeof<T>();
    let delta = layer.delta;
    let output = below.output + offset;
    let result = below.delta + offset;
    for (; delta + deltaStride < rowEnd; delta += 2 * deltaStride) {
      tile4x2<T>(layer.weights, k, panelStride, delta, deltaStride, output, result, stride, activation);
      output += 2 * stride;
      result += 2 * stride;
    }
    if (delta < rowEnd) tile4x1<T>(layer.weights, k, panelStride, delta, deltaStride, output, result, activation);
  }
}

/** Two samples. */
function tile4x2<T>(
  weights: usize,
  k: usize,
  panelStride: usize,
  delta: usize,
  deltaStride: usize,
  output: usize,
  result: usize,
  stride: usize,
  activation: i32,
): void {
  let a0 = v128.splat<T>(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  const end = delta + deltaStride;
  for (let panel = weights; delta < end; panel += panelStride) {
    const panelEnd = min(delta + PANEL, end);
    const step = panelEnd - delta;
    let w = panel + k * step;
    for (; delta < panelEnd; delta += VECTOR) {
      const a = v128.load(delta);
      const b = v128.load(delta + deltaStride);
      const w0 = v128.load(w);
      a0 = accumulate<T>(a0, a, w0);
      b0 = accumulate<T>(b0, b, w0);
      const w1 = v128.load(w + step);
      a1 = accumulate<T>(a1, a, w1);
      b1 = accumulate<T>(b1, b, w1);
      const w2 = v128.load(w + 2 * step);
      a2 = accumulate<T>(a2, a, w2);
      b2 = accumulate<T>(b2, b, w2);
      const w3 = v128.load(w + 3 * step);
      a3 = accumulate<T>(a3, a, w3);
      b3 = accumulate<T>(b3, b, w3);
      w += VECTOR;
    }
  }
  finish<T>(a0, a1, a2, a3, output, result, activation);
  finish<T>(b0, b1, b2, b3, output + stride, result + stride, activation);
}

/** One sample. */
function tile4x1<T>(
  weights: usize,
  k: usize,
  panelStride: usize,
  delta: usize,
  deltaStride: usize,
  output: usize,
  result: usize,
  activation: i32,
): void {
  let a0 = v128.splat<T>(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  const end = delta + deltaStride;
  for (let panel = weights; delta < end; panel += panelStride) {
    const panelEnd = min(delta + PANEL, end);
    const step = panelEnd - delta;
    let w = panel + k * step;
    for (; delta < panelEnd; delta += VECTOR) {
      const a = v128.load(delta);
      a0 = accumulate<T>(a0, a, v128.load(w));
      a1 = accumulate<T>(a1, a, v128.load(w + step));
      a2 = accumulate<T>(a2, a, v128.load(w + 2 * step));
      a3 = accumulate<T>(a3, a, v128.load(w + 3 * step));
      w += VECTOR;
    }
  }
  finish<T>(a0, a1, a2, a3, output, result, activation);
}

/** Adds up each of four sums and takes them through the activation. */
@inline
function finish<T>(a: v128, b: v128, c: v128, d: v128, output: usize, result: usize, activation: i32): void {
  if (sizeof<T>() == 4) {
    v128.store(result, throughActivation<T>(activation, sums4(a, b, c, d), v128.load(output)));
  } else {
    v128.store(result, throughActivation<T>(activation, sums2(a, b), v128.load(output)));
    v128.store(result, throughActivation<T>(activation, sums2(c, d), v128.load(output, VECTOR)), VECTOR);
  }
}
