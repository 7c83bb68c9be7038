import { throughActivation } from "./activation";
import { Layer, PANEL, VECTOR } from "./network";
import { accumulate, splat, sums2, sums4 } from "./vector";

/**
 * ∂L/∂z of the layer below: (ΔW) ⊙ σ′, for the first `samples` samples. With W in panels, entry (row, k) of ΔW is a dot
 * product along contiguous outputs, so W need not be transposed: a tile sums the products of four inputs k by vectors
 * and adds up the entries of each vector at the end. Where patches overlap, an input's derivatives are summed up patch by
 * patch, in the order of the rows, and go through σ′ after that.
 */
export function backward<T>(layer: Layer, below: Layer, samples: i32): void {
  const rows = samples * layer.positions;
  if (layer.overlapping) memory.fill(below.delta, 0, usize(samples) * usize(below.sampleBytes));
  for (let node: usize = 0; node < usize(layer.nodes); node++) {
    const weights = layer.weights + node * usize(layer.matrixBytes);
    const delta = layer.delta - layer.output + node * usize(layer.outputBytes);
    let input = node * usize(layer.nodeInputs);
    const segmentInputs = u32(layer.segmentBytes) / u32(sizeof<T>());
    let k: usize = 0;
    for (let s = layer.segments; s > 0; s--) {
      let at = input;
      for (const end = k + segmentInputs; k < end; k += 4) {
        // Past the patch's end, what is computed is of padded inputs: zero, or overwritten by the next node.
        fourInputs<T>(layer, below, rows, weights, k, delta, at);
        at += 4 * sizeof<T>();
      }
      k = usize(layer.segments - s + 1) * segmentInputs;
      input += layer.segmentStride;
    }
  }
  if (below.pooled) spreadPooled<T>(below, samples);
  else if (layer.overlapping) {
    const end = below.delta + usize(samples) * usize(below.sampleBytes);
    let output = below.output;
    for (let d = below.delta; d < end; d += VECTOR) {
      v128.store(d, throughActivation<T>(below.activation, v128.load(d), v128.load(output)));
      output += VECTOR;
    }
  }
}

/** The derivatives in inputs k … k+3 of all rows. `delta` leads from a row's place to its Δ, `input` from its patch to input k. */
function fourInputs<T>(
  layer: Layer,
  below: Layer,
  rows: i32,
  weights: usize,
  k: usize,
  delta: usize,
  input: usize,
): void {
  const panelStride: usize = layer.panelStride;
  const outputBytes: usize = layer.outputBytes;
  const toInputDelta: usize = layer.toInputDelta;
  const overlapping = bool(layer.overlapping);
  const activation = below.pooled ? 0 : below.activation;
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    let a0 = v128.splat<T>(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    let d = layer.place(row) + delta;
    const apart = layer.place(row + 1) + delta - d;
    const end = d + outputBytes;
    let panel = weights;
    for (const wholeEnd = end - (outputBytes % PANEL); d < wholeEnd; panel += panelStride) {
      // With a whole panel the distances between inputs are known to the compiler.
      let w = panel + k * PANEL;
      for (const panelEnd = d + PANEL; d < panelEnd; d += VECTOR) {
        const a = v128.load(d);
        const b = v128.load(d + apart);
        const w0 = v128.load(w);
        a0 = accumulate<T>(a0, a, w0);
        b0 = accumulate<T>(b0, b, w0);
        const w1 = v128.load(w, PANEL);
        a1 = accumulate<T>(a1, a, w1);
        b1 = accumulate<T>(b1, b, w1);
        const w2 = v128.load(w, 2 * PANEL);
        a2 = accumulate<T>(a2, a, w2);
        b2 = accumulate<T>(b2, b, w2);
        const w3 = v128.load(w, 3 * PANEL);
        a3 = accumulate<T>(a3, a, w3);
        b3 = accumulate<T>(b3, b, w3);
        w += VECTOR;
      }
    }
    for (let w = panel + (k * PANEL) / 2; d < end; d += VECTOR) {
      const a = v128.load(d);
      const b = v128.load(d + apart);
      const w0 = v128.load(w);
      a0 = accumulate<T>(a0, a, w0);
      b0 = accumulate<T>(b0, b, w0);
      const w1 = v128.load(w, PANEL / 2);
      a1 = accumulate<T>(a1, a, w1);
      b1 = accumulate<T>(b1, b, w1);
      const w2 = v128.load(w, PANEL);
      a2 = accumulate<T>(a2, a, w2);
      b2 = accumulate<T>(b2, b, w2);
      const w3 = v128.load(w, (3 * PANEL) / 2);
      a3 = accumulate<T>(a3, a, w3);
      b3 = accumulate<T>(b3, b, w3);
      w += VECTOR;
    }
    const x = layer.patch(row) + input;
    finish<T>(a0, a1, a2, a3, x, toInputDelta, overlapping, activation);
    const y = layer.patch(row + 1) + input;
    finish<T>(b0, b1, b2, b3, y, toInputDelta, overlapping, activation);
  }
  if (row == rows) return;
  let a0 = v128.splat<T>(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let d = layer.place(row) + delta;
  const end = d + outputBytes;
  for (let panel = weights; d < end; panel += panelStride) {
    const panelEnd = min(d + PANEL, end);
    const step = panelEnd - d;
    let w = panel + k * step;
    for (; d < panelEnd; d += VECTOR) {
      const a = v128.load(d);
      a0 = accumulate<T>(a0, a, v128.load(w));
      a1 = accumulate<T>(a1, a, v128.load(w + step));
      a2 = accumulate<T>(a2, a, v128.load(w + 2 * step));
      a3 = accumulate<T>(a3, a, v128.load(w + 3 * step));
      w += VECTOR;
    }
  }
  finish<T>(a0, a1, a2, a3, layer.patch(row) + input, toInputDelta, overlapping, activation);
}

// prettier-ignore
/** Adds up each of four sums: onto what other patches gave, or through the activation of input `x`. */
@inline
function finish<T>(
  a: v128, b: v128, c: v128, d: v128, x: usize, toInputDelta: usize, overlapping: bool, activation: i32,
): void {
  if (sizeof<T>() == 4) {
    deliver<T>(sums4(a, b, c, d), x, toInputDelta, overlapping, activation);
  } else {
    deliver<T>(sums2(a, b), x, toInputDelta, overlapping, activation);
    deliver<T>(sums2(c, d), x + VECTOR, toInputDelta, overlapping, activation);
  }
}

@inline
function deliver<T>(sum: v128, x: usize, toInputDelta: usize, overlapping: bool, activation: i32): void {
  const result = x + toInputDelta;
  if (overlapping) v128.store(result, v128.add<T>(v128.load(result), sum));
  else v128.store(result, throughActivation<T>(activation, sum, v128.load(x)));
}

/** Δ of a pooled layer: the mean's derivative is 1/P at every position. */
function spreadPooled<T>(layer: Layer, samples: i32): void {
  const share = splat<T>(1 / f64(layer.positions));
  const outputBytes: usize = layer.outputBytes;
  const toDelta = layer.delta - layer.output;
  let row = 0;
  let pooled = layer.pooledDelta;
  for (let n = 0; n < samples; n++) {
    for (let p = layer.positions; p > 0; p--) {
      const place = layer.place(row++);
      for (let column: usize = 0; column < outputBytes; column += VECTOR) {
        const upstream = v128.mul<T>(share, v128.load(pooled + column));
        const output = v128.load(place + column);
        v128.store(place + toDelta + column, throughActivation<T>(layer.activation, upstream, output));
      }
    }
    pooled += outputBytes;
  }
}
