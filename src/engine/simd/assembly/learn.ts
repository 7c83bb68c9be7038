import { Layer, PANEL, Run, VECTOR } from "./network";
import { blockStride, packDeltas, packInputs } from "./pack";
import { descend, pull } from "./update";
import { accumulate, splat } from "./vector";

/** Rows that are taken at once: as many as keep their packed inputs and derivatives close to the processor. */
const BLOCK = 256;

/** Up to so many rows are read where they lie: packing them would take longer than it saves. */
const UNPACKED = 24;

/** What the tiles of one block of rows share. */
@unmanaged
class Block {
  rows: usize;
  /** Four inputs of the first row, and the distances to those of the next row and to the next four inputs. */
  inputs: usize;
  inputStride: usize;
  inputBlock: usize;
  /** Of a row of derivatives, where they are not packed. */
  deltaStride: usize;
  toMomenta: usize;
  /** Whether what m holds counts. */
  keeps: bool;
  /** Whether m is stored. */
  stores: bool;
  /** Whether the weights move. */
  moves: bool;
  onlyMoves: bool;
}

const block = changetype<Block>(memory.data(offsetof<Block>(), 8));

/**
 * m ← G + βm for the first `samples` samples, where G = ΔᵀX, and then, where `descends` is set,
 * W ← W − (decay · W + rate · m).
 *
 * A tile sums four inputs by two vectors of outputs over the rows of a block in registers; what comes after is done while
 * the sums are at hand, so G itself is never stored. Large blocks are packed first, so that both factors are read in order.
 */
export function learn<T>(run: Run, layer: Layer, samples: i32, descends: bool, decay: f64, rate: f64): void {
  const rows = samples * layer.positions;
  const pulled = pull<T>(decay);
  const rated = splat<T>(rate);
  block.toMomenta = layer.momenta - layer.weights;
  for (let node: usize = 0; node < usize(layer.nodes); node++) {
    const weights = layer.weights + node * usize(layer.matrixBytes);
    const input = node * usize(layer.nodeInputs);
    const delta = layer.delta - layer.output + node * usize(layer.outputBytes);
    for (let first = 0; first < rows; first += BLOCK) {
      const count = min(BLOCK, rows - first);
      block.rows = count;
      // Where there were blocks before, m holds their sum.
      const kept = first == 0 ? run.momentum : 1;
      block.keeps = kept != 0;
      block.moves = descends && first + count == rows;
      // Once the weights have moved, only momentum needs to remember m.
      block.stores = !block.moves || run.momentum > 0;
      block.onlyMoves = block.moves && !block.stores && !block.keeps;
      block.inputs = layer.patch(first) + input;
      block.inputStride = layer.patchStride;
      block.inputBlock = 4 * sizeof<T>();
      if (layer.patchStride == 0 || count > UNPACKED) {
        packInputs<T>(run, layer, first, count, input);
        block.inputs = run.packedInputs;
        block.inputStride = 4 * sizeof<T>();
        block.inputBlock = blockStride(usize(count) * block.inputStride);
      }
      block.deltaStride = layer.placeStride;
      let deltas = layer.place(first) + delta;
      if (layer.placeStride == 0 || (count > UNPACKED && layer.outputBytes > 2 * i32(VECTOR))) {
        packDeltas(run, layer, first, count, delta);
        block.deltaStride = 0;
        deltas = run.packedDeltas;
      }
      eachColumn<T>(layer, weights, deltas, splat<T>(kept), pulled, rated);
    }
  }
}

/** Two vectors of outputs at a time. */
function eachColumn<T>(layer: Layer, weights: usize, deltas: usize, keep: v128, pulled: v128, rated: v128): void {
  const outputBytes: usize = layer.outputBytes;
  const wholePanels = outputBytes - (outputBytes % PANEL);
  const packed = block.deltaStride == 0;
  const deltaBlock = blockStride(block.rows * 2 * VECTOR);
  for (let column: usize = 0; column < outputBytes; column += 2 * VECTOR) {
    const width = min<usize>(2 * VECTOR, outputBytes - column);
    const step = column < wholePanels ? PANEL : width;
    const panel = column < wholePanels ? column - (column % PANEL) : column;
    const w = weights + panel * usize(layer.panelRows) + (column - panel);
    const d = packed ? deltas + (column / (2 * VECTOR)) * deltaBlock : deltas + column;
    const stride = packed ? width : block.deltaStride;
    if (width == VECTOR) oneVector<T>(layer, w, d, stride, keep, pulled, rated);
    else twoVectors<T>(layer, w, step, d, stride, keep, pulled, rated);
  }
}

// prettier-ignore
function twoVectors<T>(
  layer: Layer, weights: usize, step: usize, deltas: usize, stride: usize, keep: v128, pulled: v128, rated: v128,
): void {
  const end = deltas + block.rows * stride;
  let w = weights;
  let inputs = block.inputs;
  let left = layer.inputs;
  for (; left >= 4; left -= 4) {
    let a0 = v128.splat<T>(0);
    let a1 = a0;
    let b0 = a0;
    let b1 = a0;
    let c0 = a0;
    let c1 = a0;
    let e0 = a0;
    let e1 = a0;
    let x = inputs;
    const inputStride = block.inputStride;
    for (let d = deltas; d < end; d += stride) {
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
      x += inputStride;
    }
    if (block.onlyMoves) {
      move<T>(w, a0, a1, pulled, rated);
      move<T>(w + step, b0, b1, pulled, rated);
      move<T>(w + 2 * step, c0, c1, pulled, rated);
      move<T>(w + 3 * step, e0, e1, pulled, rated);
    } else {
      finish<T>(w, a0, keep, pulled, rated);
      finish<T>(w + VECTOR, a1, keep, pulled, rated);
      finish<T>(w + step, b0, keep, pulled, rated);
      finish<T>(w + step + VECTOR, b1, keep, pulled, rated);
      finish<T>(w + 2 * step, c0, keep, pulled, rated);
      finish<T>(w + 2 * step + VECTOR, c1, keep, pulled, rated);
      finish<T>(w + 3 * step, e0, keep, pulled, rated);
      finish<T>(w + 3 * step + VECTOR, e1, keep, pulled, rated);
    }
    w += 4 * step;
    inputs += block.inputBlock;
  }
  for (; left > 0; left--) {
    let a0 = v128.splat<T>(0);
    let a1 = a0;
    let x = inputs;
    for (let d = deltas; d < end; d += stride) {
      const a = v128.load_splat<T>(x);
      a0 = accumulate<T>(a0, a, v128.load(d));
      a1 = accumulate<T>(a1, a, v128.load(d, VECTOR));
      x += block.inputStride;
    }
    finish<T>(w, a0, keep, pulled, rated);
    finish<T>(w + VECTOR, a1, keep, pulled, rated);
    w += step;
    inputs += sizeof<T>();
  }
}

// prettier-ignore
function oneVector<T>(
  layer: Layer, weights: usize, deltas: usize, stride: usize, keep: v128, pulled: v128, rated: v128,
): void {
  const end = deltas + block.rows * stride;
  let w = weights;
  let inputs = block.inputs;
  let left = layer.inputs;
  for (; left >= 4; left -= 4) {
    let a = v128.splat<T>(0);
    let b = a;
    let c = a;
    let e = a;
    let x = inputs;
    const inputStride = block.inputStride;
    let d = deltas;
    do {
      const d0 = v128.load(d);
      a = accumulate<T>(a, v128.load_splat<T>(x), d0);
      b = accumulate<T>(b, v128.load_splat<T>(x, sizeof<T>()), d0);
      c = accumulate<T>(c, v128.load_splat<T>(x, 2 * sizeof<T>()), d0);
      e = accumulate<T>(e, v128.load_splat<T>(x, 3 * sizeof<T>()), d0);
      x += inputStride;
      d += stride;
    } while (d < end);
    finish<T>(w, a, keep, pulled, rated);
    finish<T>(w + VECTOR, b, keep, pulled, rated);
    finish<T>(w + 2 * VECTOR, c, keep, pulled, rated);
    finish<T>(w + 3 * VECTOR, e, keep, pulled, rated);
    w += 4 * VECTOR;
    inputs += block.inputBlock;
  }
  for (; left > 0; left--) {
    let a = v128.splat<T>(0);
    let x = inputs;
    let d = deltas;
    do {
      a = accumulate<T>(a, v128.load_splat<T>(x), v128.load(d));
      x += block.inputStride;
      d += stride;
    } while (d < end);
    finish<T>(w, a, keep, pulled, rated);
    w += VECTOR;
    inputs += sizeof<T>();
  }
}

@inline
function move<T>(w: usize, g0: v128, g1: v128, pulled: v128, rated: v128): void {
  v128.store(w, descend<T>(v128.load(w), g0, pulled, rated));
  v128.store(w, descend<T>(v128.load(w, VECTOR), g1, pulled, rated), VECTOR);
}

/** What follows once the sum g of the weights at `w` is known. */
@inline
function finish<T>(w: usize, g: v128, keep: v128, pulled: v128, rated: v128): void {
  const m = w + block.toMomenta;
  let sum = g;
  if (block.keeps) sum = v128.add<T>(v128.mul<T>(keep, v128.load(m)), g);
  if (block.stores) v128.store(m, sum);
  if (block.moves) v128.store(w, descend<T>(v128.load(w), sum, pulled, rated));
}
