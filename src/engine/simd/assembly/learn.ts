import { Layer, PANEL, Run, VECTOR } from "./network";
import { packDeltas, packInputs } from "./pack";
import { descend, pull } from "./update";
import { accumulate, splat } from "./vector";

/** Rows that are taken at once: as many as keep their packed inputs and derivatives close to the processor. */
const BLOCK = 256;

/** Up to so many rows are read where they lie: packing them would take longer than it saves. */
const UNPACKED = 24;

/**
 * m ← G + βm for the first `samples` samples, where G = ΔᵀX, and then, where `descends` is set,
 * W ← W − (decay · W + rate · m).
 *
 * A tile sums four inputs by two vectors of outputs over the rows of a block in registers; what comes after is done while
 * the sums are at hand, so G itself is never stored. Large blocks are packed first, so that both factors are read in order.
 */
export function learn<T>(run: Run, layer: Layer, samples: i32, descends: bool, decay: f64, rate: f64): void {
  const rows = samples * layer.positions;
  const outputBytes: usize = layer.outputBytes;
  for (let node: usize = 0; node < usize(layer.nodes); node++) {
    const matrix = node * usize(layer.matrixBytes);
    const input = node * usize(layer.nodeInputs);
    const delta = layer.delta - layer.output + node * outputBytes;
    for (let first = 0; first < rows; first += BLOCK) {
      const count = min(BLOCK, rows - first);
      let x = layer.patch(first) + input;
      let xStride: usize = layer.patchStride;
      let xBlock: usize = 4 * sizeof<T>();
      if (xStride == 0 || count > UNPACKED) {
        packInputs<T>(run, layer, first, count, input);
        x = run.packedInputs;
        xStride = 4 * sizeof<T>();
        xBlock = usize(count) * xStride;
      }
      let d = layer.place(first) + delta;
      let dStride: usize = layer.placeStride;
      let dBlock: usize = 2 * VECTOR;
      if (dStride == 0 || (count > UNPACKED && dStride > 2 * VECTOR)) {
        packDeltas(run, layer, first, count, delta);
        d = run.packedDeltas;
        dStride = 2 * VECTOR;
        dBlock = usize(count) * dStride;
      }
      const moves = descends && first + count == rows;
      const kept = first == 0 ? run.momentum : 1;
      // Once the weights have moved, only momentum needs to remember m.
      const stores = !moves || run.momentum > 0;
      product<T>(layer, matrix, count, x, xStride, xBlock, d, dStride, dBlock, kept, moves, stores, decay, rate);
    }
  }
}

// prettier-ignore
function product<T>(
  layer: Layer, matrix: usize, count: i32,
  inputs: usize, xStride: usize, xBlock: usize, deltas: usize, dStride: usize, dBlock: usize,
  kept: f64, moves: bool, stores: bool, decay: f64, rate: f64,
): void {
  const outputBytes: usize = layer.outputBytes;
  const keep = splat<T>(kept);
  const pulled = pull<T>(decay);
  const rated = splat<T>(rate);
  const span = usize(count) * dStride;
  for (let column: usize = 0; column < outputBytes; column += 2 * VECTOR) {
    const panel = column / PANEL;
    const step = min(PANEL, outputBytes - panel * PANEL);
    let at = matrix + panel * usize(layer.panelStride) + (column % PANEL);
    let inputBlock = inputs;
    for (let left = layer.inputs; left > 0; left -= 4) {
      let a0 = v128.splat<T>(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let c0 = a0;
      let c1 = a0;
      let e0 = a0;
      let e1 = a0;
      let x = inputBlock;
      let d = deltas;
      for (const end = d + span; d < end; d += dStride) {
        const d0 = v128.load(d);
        const d1 = v128.load(d, VECTOR);
        const a = v128.load_splat<T>(x);
        a0 = accumulate<T>(a0, a, d0);
        a1 = accumulate<T>(a1, a, d1);
        const b = v128.load_splat<T>(x, sizeof<T>());
        b0 = accumulate<T>(b0, b, d0);
        b1 = accumulate<T>(b1, b, d1);
        const c = v128.load_splat<T>(x, 2 * sizeof<T>());
        c0 = accumulate<T>(c0, c, d0);
        c1 = accumulate<T>(c1, c, d1);
        const e = v128.load_splat<T>(x, 3 * sizeof<T>());
        e0 = accumulate<T>(e0, e, d0);
        e1 = accumulate<T>(e1, e, d1);
        x += xStride;
      }
      // Past the patch's end the inputs are whatever lies there: what would be learned of them is dropped.
      finish<T>(layer, at, a0, a1, keep, kept, moves, stores, pulled, rated);
      if (left > 1) finish<T>(layer, at + step, b0, b1, keep, kept, moves, stores, pulled, rated);
      if (left > 2) finish<T>(layer, at + 2 * step, c0, c1, keep, kept, moves, stores, pulled, rated);
      if (left > 3) finish<T>(layer, at + 3 * step, e0, e1, keep, kept, moves, stores, pulled, rated);
      at += 4 * step;
      inputBlock += xBlock;
    }
    deltas += dBlock;
  }
}

// prettier-ignore
/** What follows once the sums g0 and g1 of the weights at offset `at` are known. */
@inline
function finish<T>(
  layer: Layer, at: usize, g0: v128, g1: v128, keep: v128, kept: f64, moves: bool, stores: bool, pulled: v128, rated: v128,
): void {
  let m0 = g0;
  let m1 = g1;
  const m = layer.momenta + at;
  if (kept != 0) {
    m0 = v128.add<T>(v128.mul<T>(keep, v128.load(m)), m0);
    m1 = v128.add<T>(v128.mul<T>(keep, v128.load(m, VECTOR)), m1);
  }
  if (stores) {
    v128.store(m, m0);
    v128.store(m, m1, VECTOR);
  }
  if (moves) {
    const w = layer.weights + at;
    v128.store(w, descend<T>(v128.load(w), m0, pulled, rated));
    v128.store(w, descend<T>(v128.load(w, VECTOR), m1, pulled, rated), VECTOR);
  }
}
