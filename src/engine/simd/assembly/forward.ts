import { activate, SQUAREPLUS } from "./activation";
import { Layer, PANEL, VECTOR } from "./network";
import { accumulate } from "./vector";

/**
 * σ(XWᵀ + b) for the first `samples` samples of the batch, two rows and one panel at a time. A tile keeps its sums in
 * registers: 2 × 4 of them hide the latency of an addition, and more would not fit in the registers.
 */
export function forward<T>(layer: Layer, samples: i32): void {
  const rows = samples * layer.positions;
  const outputBytes: usize = layer.outputBytes;
  for (let node: usize = 0; node < usize(layer.nodes); node++) {
    const input = node * usize(layer.nodeInputs);
    const output = node * outputBytes;
    let panel = layer.weights + node * usize(layer.matrixBytes);
    for (let column: usize = 0; column < outputBytes; column += PANEL) {
      if (column + PANEL <= outputBytes) wholePanel<T>(layer, rows, input, output + column, panel);
      else halfPanel<T>(layer, rows, input, output + column, panel);
      panel += layer.panelStride;
    }
  }
  // The padding of a pixel or a node would be squareplus(0) = 1, and be read as an input.
  if (layer.activation == SQUAREPLUS) clearPadding<T>(layer, rows);
}

/** Four vectors of outputs. `input` and `output` are added to the rows' addresses. */
function wholePanel<T>(layer: Layer, rows: i32, input: usize, output: usize, panel: usize): void {
  const activation = layer.activation;
  const segments = layer.segments;
  const segmentBytes: usize = layer.segmentBytes;
  const segmentStride: usize = layer.segmentStride;
  const bias = layer.bias + output;
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    let a0 = v128.load(bias);
    let a1 = v128.load(bias, 1 * VECTOR);
    let a2 = v128.load(bias, 2 * VECTOR);
    let a3 = v128.load(bias, 3 * VECTOR);
    let b0 = a0;
    let b1 = a1;
    let b2 = a2;
    let b3 = a3;
    let x = layer.patch(row) + input;
    const apart = layer.patch(row + 1) + input - x;
    let w = panel;
    for (let s = segments; s > 0; s--) {
      for (const end = x + segmentBytes; x < end; x += sizeof<T>()) {
        const a = v128.load_splat<T>(x);
        const b = v128.load_splat<T>(x + apart);
        const w0 = v128.load(w);
        a0 = accumulate<T>(a0, a, w0);
        b0 = accumulate<T>(b0, b, w0);
        const w1 = v128.load(w, 1 * VECTOR);
        a1 = accumulate<T>(a1, a, w1);
        b1 = accumulate<T>(b1, b, w1);
        const w2 = v128.load(w, 2 * VECTOR);
        a2 = accumulate<T>(a2, a, w2);
        b2 = accumulate<T>(b2, b, w2);
        const w3 = v128.load(w, 3 * VECTOR);
        a3 = accumulate<T>(a3, a, w3);
        b3 = accumulate<T>(b3, b, w3);
        w += PANEL;
      }
      x += segmentStride - segmentBytes;
    }
    let out = layer.place(row) + output;
    v128.store(out, activate<T>(activation, a0));
    v128.store(out, activate<T>(activation, a1), 1 * VECTOR);
    v128.store(out, activate<T>(activation, a2), 2 * VECTOR);
    v128.store(out, activate<T>(activation, a3), 3 * VECTOR);
    out = layer.place(row + 1) + output;
    v128.store(out, activate<T>(activation, b0));
    v128.store(out, activate<T>(activation, b1), 1 * VECTOR);
    v128.store(out, activate<T>(activation, b2), 2 * VECTOR);
    v128.store(out, activate<T>(activation, b3), 3 * VECTOR);
  }
  if (row == rows) return;
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, 1 * VECTOR);
  let a2 = v128.load(bias, 2 * VECTOR);
  let a3 = v128.load(bias, 3 * VECTOR);
  let x = layer.patch(row) + input;
  let w = panel;
  for (let s = segments; s > 0; s--) {
    for (const end = x + segmentBytes; x < end; x += sizeof<T>()) {
      const a = v128.load_splat<T>(x);
      a0 = accumulate<T>(a0, a, v128.load(w));
      a1 = accumulate<T>(a1, a, v128.load(w, 1 * VECTOR));
      a2 = accumulate<T>(a2, a, v128.load(w, 2 * VECTOR));
      a3 = accumulate<T>(a3, a, v128.load(w, 3 * VECTOR));
      w += PANEL;
    }
    x += segmentStride - segmentBytes;
  }
  const out = layer.place(row) + output;
  v128.store(out, activate<T>(activation, a0));
  v128.store(out, activate<T>(activation, a1), 1 * VECTOR);
  v128.store(out, activate<T>(activation, a2), 2 * VECTOR);
  v128.store(out, activate<T>(activation, a3), 3 * VECTOR);
}

/** Two vectors of outputs, and four rows, so that there are as many sums. */
function halfPanel<T>(layer: Layer, rows: i32, input: usize, output: usize, panel: usize): void {
  const activation = layer.activation;
  const segments = layer.segments;
  const segmentBytes: usize = layer.segmentBytes;
  const segmentStride: usize = layer.segmentStride;
  const bias = layer.bias + output;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let a0 = v128.load(bias);
    let a1 = v128.load(bias, 1 * VECTOR);
    let b0 = a0;
    let b1 = a1;
    let c0 = a0;
    let c1 = a1;
    let d0 = a0;
    let d1 = a1;
    let x = layer.patch(row) + input;
    const toB = layer.patch(row + 1) + input - x;
    const toC = layer.patch(row + 2) + input - x;
    const toD = layer.patch(row + 3) + input - x;
    let w = panel;
    for (let s = segments; s > 0; s--) {
      for (const end = x + segmentBytes; x < end; x += sizeof<T>()) {
        const w0 = v128.load(w);
        const w1 = v128.load(w, 1 * VECTOR);
        const a = v128.load_splat<T>(x);
        a0 = accumulate<T>(a0, a, w0);
        a1 = accumulate<T>(a1, a, w1);
        const b = v128.load_splat<T>(x + toB);
        b0 = accumulate<T>(b0, b, w0);
        b1 = accumulate<T>(b1, b, w1);
        const c = v128.load_splat<T>(x + toC);
        c0 = accumulate<T>(c0, c, w0);
        c1 = accumulate<T>(c1, c, w1);
        const d = v128.load_splat<T>(x + toD);
        d0 = accumulate<T>(d0, d, w0);
        d1 = accumulate<T>(d1, d, w1);
        w += PANEL / 2;
      }
      x += segmentStride - segmentBytes;
    }
    let out = layer.place(row) + output;
    v128.store(out, activate<T>(activation, a0));
    v128.store(out, activate<T>(activation, a1), 1 * VECTOR);
    out = layer.place(row + 1) + output;
    v128.store(out, activate<T>(activation, b0));
    v128.store(out, activate<T>(activation, b1), 1 * VECTOR);
    out = layer.place(row + 2) + output;
    v128.store(out, activate<T>(activation, c0));
    v128.store(out, activate<T>(activation, c1), 1 * VECTOR);
    out = layer.place(row + 3) + output;
    v128.store(out, activate<T>(activation, d0));
    v128.store(out, activate<T>(activation, d1), 1 * VECTOR);
  }
  for (; row < rows; row++) {
    let a0 = v128.load(bias);
    let a1 = v128.load(bias, 1 * VECTOR);
    let x = layer.patch(row) + input;
    let w = panel;
    for (let s = segments; s > 0; s--) {
      for (const end = x + segmentBytes; x < end; x += sizeof<T>()) {
        const a = v128.load_splat<T>(x);
        a0 = accumulate<T>(a0, a, v128.load(w));
        a1 = accumulate<T>(a1, a, v128.load(w, 1 * VECTOR));
        w += PANEL / 2;
      }
      x += segmentStride - segmentBytes;
    }
    const out = layer.place(row) + output;
    v128.store(out, activate<T>(activation, a0));
    v128.store(out, activate<T>(activation, a1), 1 * VECTOR);
  }
}

/** Sets the padded outputs of every row and node to zero. */
function clearPadding<T>(layer: Layer, rows: i32): void {
  const from = usize(layer.outputs) * sizeof<T>();
  const outputBytes: usize = layer.outputBytes;
  if (from == outputBytes) return;
  for (let row = 0; row < rows; row++) {
    let place = layer.place(row);
    for (let node = layer.nodes; node > 0; node--) {
      for (let at = from; at < outputBytes; at += sizeof<T>()) store<T>(place + at, <T>0);
      place += outputBytes;
    }
  }
}
