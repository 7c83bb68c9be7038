import { activate } from "./activation";
import { Layer, PANEL, VECTOR } from "./network";
import { accumulate } from "./vector";

/**
 * σ(XWᵀ + b) for the first `rows` samples of the batch, two samples and one panel at a time. A tile keeps its sums in
 * registers: 2 × 4 of them hide the latency of an addition, and more would not fit in the registers.
 */
export function forward<T>(layer: Layer, rows: i32): void {
  const inputStride: usize = layer.inputStride;
  const outputStride: usize = layer.outputStride;
  const rowEnd = layer.input + usize(rows) * inputStride;
  const width = usize(layer.inputs) * sizeof<T>();
  const activation = layer.activation;
  let panel = layer.weights;
  for (let column: usize = 0; column < outputStride; column += PANEL) {
    const wide = column + PANEL <= outputStride;
    const bias = layer.bias + column;
    let out = layer.output + column;
    let x = layer.input;
    for (; x + inputStride < rowEnd; x += 2 * inputStride) {
      if (wide) tile2x4<T>(x, inputStride, width, panel, bias, out, outputStride, activation);
      else tile2x2<T>(x, inputStride, width, panel, bias, out, outputStride, activation);
      out += 2 * outputStride;
    }
    if (x < rowEnd) {
      if (wide) tile1x4<T>(x, width, panel, bias, out, activation);
      else tile1x2<T>(x, width, panel, bias, out, activation);
    }
    panel += layer.panelStride;
  }
}

function tile2x4<T>(
  x: usize,
  inputStride: usize,
  width: usize,
  panel: usize,
  bias: usize,
  out: usize,
  outputStride: usize,
  activation: i32,
): void {
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, 1 * VECTOR);
  let a2 = v128.load(bias, 2 * VECTOR);
  let a3 = v128.load(bias, 3 * VECTOR);
  let b0 = a0;
  let b1 = a1;
  let b2 = a2;
  let b3 = a3;
  for (const end = x + width; x < end; x += sizeof<T>()) {
    const a = v128.load_splat<T>(x);
    const b = v128.load_splat<T>(x + inputStride);
    const w0 = v128.load(panel);
    a0 = accumulate<T>(a0, a, w0);
    b0 = accumulate<T>(b0, b, w0);
    const w1 = v128.load(panel, 1 * VECTOR);
    a1 = accumulate<T>(a1, a, w1);
    b1 = accumulate<T>(b1, b, w1);
    const w2 = v128.load(panel, 2 * VECTOR);
    a2 = accumulate<T>(a2, a, w2);
    b2 = accumulate<T>(b2, b, w2);
    const w3 = v128.load(panel, 3 * VECTOR);
    a3 = accumulate<T>(a3, a, w3);
    b3 = accumulate<T>(b3, b, w3);
    panel += PANEL;
  }
  v128.store(out, activate<T>(activation, a0));
  v128.store(out, activate<T>(activation, a1), 1 * VECTOR);
  v128.store(out, activate<T>(activation, a2), 2 * VECTOR);
  v128.store(out, activate<T>(activation, a3), 3 * VECTOR);
  out += outputStride;
  v128.store(out, activate<T>(activation, b0));
  v128.store(out, activate<T>(activation, b1), 1 * VECTOR);
  v128.store(out, activate<T>(activation, b2), 2 * VECTOR);
  v128.store(out, activate<T>(activation, b3), 3 * VECTOR);
}

function tile1x4<T>(x: usize, width: usize, panel: usize, bias: usize, out: usize, activation: i32): void {
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, 1 * VECTOR);
  let a2 = v128.load(bias, 2 * VECTOR);
  let a3 = v128.load(bias, 3 * VECTOR);
  for (const end = x + width; x < end; x += sizeof<T>()) {
    const a = v128.load_splat<T>(x);
    a0 = accumulate<T>(a0, a, v128.load(panel));
    a1 = accumulate<T>(a1, a, v128.load(panel, 1 * VECTOR));
    a2 = accumulate<T>(a2, a, v128.load(panel, 2 * VECTOR));
    a3 = accumulate<T>(a3, a, v128.load(panel, 3 * VECTOR));
    panel += PANEL;
  }
  v128.store(out, activate<T>(activation, a0));
  v128.store(out, activate<T>(activation, a1), 1 * VECTOR);
  v128.store(out, activate<T>(activation, a2), 2 * VECTOR);
  v128.store(out, activate<T>(activation, a3), 3 * VECTOR);
}

function tile2x2<T>(
  x: usize,
  inputStride: usize,
  width: usize,
  panel: usize,
  bias: usize,
  out: usize,
  outputStride: usize,
  activation: i32,
): void {
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, 1 * VECTOR);
  let b0 = a0;
  let b1 = a1;
  for (const end = x + width; x < end; x += sizeof<T>()) {
    const a = v128.load_splat<T>(x);
    const b = v128.load_splat<T>(x + inputStride);
    const w0 = v128.load(panel);
    a0 = accumulate<T>(a0, a, w0);
    b0 = accumulate<T>(b0, b, w0);
    const w1 = v128.load(panel, 1 * VECTOR);
    a1 = accumulate<T>(a1, a, w1);
    b1 = accumulate<T>(b1, b, w1);
    panel += PANEL / 2;
  }
  v128.store(out, activate<T>(activation, a0));
  v128.store(out, activate<T>(activation, a1), 1 * VECTOR);
  out += outputStride;
  v128.store(out, activate<T>(activation, b0));
  v128.store(out, activate<T>(activation, b1), 1 * VECTOR);
}

function tile1x2<T>(x: usize, width: usize, panel: usize, bias: usize, out: usize, activation: i32): void {
  let a0 = v128.load(bias);
  let a1 = v128.load(bias, 1 * VECTOR);
  for (const end = x + width; x < end; x += sizeof<T>()) {
    const a = v128.load_splat<T>(x);
    a0 = accumulate<T>(a0, a, v128.load(panel));
    a1 = accumulate<T>(a1, a, v128.load(panel, 1 * VECTOR));
    panel += PANEL / 2;
  }
  v128.store(out, activate<T>(activation, a0));
  v128.store(out, activate<T>(activation, a1), 1 * VECTOR);
}
