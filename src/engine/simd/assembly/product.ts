import { PANEL, VECTOR } from "./network";
import { accumulate } from "./vector";

// What becomes of the sums.
export const STORE = 0;
/** σ of them is stored, for σ = ReLU. It keeps a NaN, so that a divergence is seen. */
export const RECTIFY = 1;
/** They are stored where the activation is above 0, elsewhere 0 is: ReLU's derivative. */
export const MASK = 2;
/** They are added to what is there. */
export const ADD = 3;

const ZEROS = memory.data(64, 16);

/** The product of rows of numbers, which are read where they lie, with a matrix in panels; see network.ts. */
@unmanaged
export class Product {
  rows: i32;
  /** A table of the rows' addresses, and what is added to all of them. */
  from: usize;
  fromOffset: usize;
  /** A row is `segments` runs of `segmentBytes`, each `segmentStride` after the one before. */
  segments: i32;
  segmentBytes: usize;
  segmentStride: usize;
  panels: usize;
  /** Inputs of a panel, with padding. */
  panelRows: usize;
  /** Bytes of a result. */
  width: usize;
  /** A row that each result starts from, or 0 to start from zeros. */
  bias: usize;
  /** A table of the results' addresses, and what is added to all of them. */
  to: usize;
  toOffset: usize;
  ending: i32;
  /** From a result's address to that of its activation, for MASK. */
  toActivation: usize;

  @inline
  source(row: i32): usize {
    return usize(load<i32>(this.from + (usize(row) << 2))) + this.fromOffset;
  }

  @inline
  result(row: i32): usize {
    return usize(load<i32>(this.to + (usize(row) << 2))) + this.toOffset;
  }
}

/** The one product that the kernel works on: so many parameters would not fit in registers anyway. */
export const product = changetype<Product>(memory.data(offsetof<Product>(), 8));

/**
 * Works panel by panel, by tiles of rows × vectors that keep their sums in registers: eight of them hide the latency of an
 * addition, and more would not fit in the registers. No row is empty, so the loops ask for their end at the end, and the two
 * rows of the widest tile have a pointer each: V8 makes a twelfth more of that than of the same written otherwise.
 */
export function multiply<T>(): void {
  const width = product.width;
  let column: usize = 0;
  while (column < width) {
    const panel = product.panels + column * product.panelRows;
    const start = product.bias == 0 ? ZEROS : product.bias + column;
    if (width - column >= PANEL) {
      fourVectors<T>(panel, start, column);
      column += PANEL;
    } else if (width - column >= 2 * VECTOR) {
      twoVectors<T>(panel, start, column);
      column += 2 * VECTOR;
    } else {
      oneVector<T>(panel, start, column);
      column += VECTOR;
    }
  }
}

function fourVectors<T>(panel: usize, start: usize, column: usize): void {
  const rows = product.rows;
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    let a0 = v128.load(start);
    let a1 = v128.load(start, 1 * VECTOR);
    let a2 = v128.load(start, 2 * VECTOR);
    let a3 = v128.load(start, 3 * VECTOR);
    let b0 = a0;
    let b1 = a1;
    let b2 = a2;
    let b3 = a3;
    const segmentBytes = product.segmentBytes;
    let x = product.source(row);
    let y = product.source(row + 1);
    let w = panel;
    for (let s = product.segments; s > 0; s--) {
      const end = x + segmentBytes;
      do {
        const a = v128.load_splat<T>(x);
        const b = v128.load_splat<T>(y);
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
        y += sizeof<T>();
        x += sizeof<T>();
      } while (x < end);
      x += product.segmentStride - segmentBytes;
      y += product.segmentStride - segmentBytes;
    }
    deliverFour<T>(product.result(row) + column, a0, a1, a2, a3);
    deliverFour<T>(product.result(row + 1) + column, b0, b1, b2, b3);
  }
  if (row == rows) return;
  let a0 = v128.load(start);
  let a1 = v128.load(start, 1 * VECTOR);
  let a2 = v128.load(start, 2 * VECTOR);
  let a3 = v128.load(start, 3 * VECTOR);
  const segmentBytes = product.segmentBytes;
  let x = product.source(row);
  let w = panel;
  for (let s = product.segments; s > 0; s--) {
    const end = x + segmentBytes;
    do {
      const a = v128.load_splat<T>(x);
      a0 = accumulate<T>(a0, a, v128.load(w));
      a1 = accumulate<T>(a1, a, v128.load(w, 1 * VECTOR));
      a2 = accumulate<T>(a2, a, v128.load(w, 2 * VECTOR));
      a3 = accumulate<T>(a3, a, v128.load(w, 3 * VECTOR));
      w += PANEL;
      x += sizeof<T>();
    } while (x < end);
    x += product.segmentStride - segmentBytes;
  }
  deliverFour<T>(product.result(row) + column, a0, a1, a2, a3);
}

function twoVectors<T>(panel: usize, start: usize, column: usize): void {
  const rows = product.rows;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let a0 = v128.load(start);
    let a1 = v128.load(start, VECTOR);
    let b0 = a0;
    let b1 = a1;
    let c0 = a0;
    let c1 = a1;
    let d0 = a0;
    let d1 = a1;
    const segmentBytes = product.segmentBytes;
    let x = product.source(row);
    const toB = product.source(row + 1) - x;
    const toC = product.source(row + 2) - x;
    const toD = product.source(row + 3) - x;
    let w = panel;
    for (let s = product.segments; s > 0; s--) {
      const end = x + segmentBytes;
      do {
        const w0 = v128.load(w);
        const w1 = v128.load(w, VECTOR);
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
        w += 2 * VECTOR;
        x += sizeof<T>();
      } while (x < end);
      x += product.segmentStride - segmentBytes;
    }
    deliverTwo<T>(product.result(row) + column, a0, a1);
    deliverTwo<T>(product.result(row + 1) + column, b0, b1);
    deliverTwo<T>(product.result(row + 2) + column, c0, c1);
    deliverTwo<T>(product.result(row + 3) + column, d0, d1);
  }
  for (; row < rows; row++) {
    let a0 = v128.load(start);
    let a1 = v128.load(start, VECTOR);
    const segmentBytes = product.segmentBytes;
    let x = product.source(row);
    let w = panel;
    for (let s = product.segments; s > 0; s--) {
      const end = x + segmentBytes;
      do {
        const a = v128.load_splat<T>(x);
        a0 = accumulate<T>(a0, a, v128.load(w));
        a1 = accumulate<T>(a1, a, v128.load(w, VECTOR));
        w += 2 * VECTOR;
        x += sizeof<T>();
      } while (x < end);
      x += product.segmentStride - segmentBytes;
    }
    deliverTwo<T>(product.result(row) + column, a0, a1);
  }
}

function oneVector<T>(panel: usize, start: usize, column: usize): void {
  const rows = product.rows;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let a0 = v128.load(start);
    let b0 = a0;
    let c0 = a0;
    let d0 = a0;
    const segmentBytes = product.segmentBytes;
    let x = product.source(row);
    const toB = product.source(row + 1) - x;
    const toC = product.source(row + 2) - x;
    const toD = product.source(row + 3) - x;
    let w = panel;
    for (let s = product.segments; s > 0; s--) {
      const end = x + segmentBytes;
      do {
        const w0 = v128.load(w);
        a0 = accumulate<T>(a0, v128.load_splat<T>(x), w0);
        b0 = accumulate<T>(b0, v128.load_splat<T>(x + toB), w0);
        c0 = accumulate<T>(c0, v128.load_splat<T>(x + toC), w0);
        d0 = accumulate<T>(d0, v128.load_splat<T>(x + toD), w0);
        w += VECTOR;
        x += sizeof<T>();
      } while (x < end);
      x += product.segmentStride - segmentBytes;
    }
    deliverOne<T>(product.result(row) + column, a0);
    deliverOne<T>(product.result(row + 1) + column, b0);
    deliverOne<T>(product.result(row + 2) + column, c0);
    deliverOne<T>(product.result(row + 3) + column, d0);
  }
  for (; row < rows; row++) {
    let a0 = v128.load(start);
    const segmentBytes = product.segmentBytes;
    let x = product.source(row);
    let w = panel;
    for (let s = product.segments; s > 0; s--) {
      const end = x + segmentBytes;
      do {
        a0 = accumulate<T>(a0, v128.load_splat<T>(x), v128.load(w));
        w += VECTOR;
        x += sizeof<T>();
      } while (x < end);
      x += product.segmentStride - segmentBytes;
    }
    deliverOne<T>(product.result(row) + column, a0);
  }
}

@inline
function deliverFour<T>(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ending = product.ending;
  if (ending == RECTIFY) {
    storeFour(to, rectified<T>(a), rectified<T>(b), rectified<T>(c), rectified<T>(d));
  } else if (ending == MASK) {
    const at = to + product.toActivation;
    const ab = at + VECTOR;
    storeFour(to, masked<T>(a, at), masked<T>(b, ab), masked<T>(c, ab + VECTOR), masked<T>(d, ab + 2 * VECTOR));
  } else if (ending == ADD) {
    storeFour(
      to,
      v128.add<T>(v128.load(to), a),
      v128.add<T>(v128.load(to, 1 * VECTOR), b),
      v128.add<T>(v128.load(to, 2 * VECTOR), c),
      v128.add<T>(v128.load(to, 3 * VECTOR), d),
    );
  } else storeFour(to, a, b, c, d);
}

@inline
function storeFour(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(to, a);
  v128.store(to, b, 1 * VECTOR);
  v128.store(to, c, 2 * VECTOR);
  v128.store(to, d, 3 * VECTOR);
}

@inline
function deliverTwo<T>(to: usize, a: v128, b: v128): void {
  deliverOne<T>(to, a);
  deliverOne<T>(to + VECTOR, b);
}

@inline
function deliverOne<T>(to: usize, sum: v128): void {
  const ending = product.ending;
  if (ending == RECTIFY) v128.store(to, rectified<T>(sum));
  else if (ending == MASK) v128.store(to, masked<T>(sum, to + product.toActivation));
  else if (ending == ADD) v128.store(to, v128.add<T>(v128.load(to), sum));
  else v128.store(to, sum);
}

@inline
function rectified<T>(z: v128): v128 {
  return v128.pmax<T>(z, v128.splat<T>(0));
}

@inline
function masked<T>(upstream: v128, activation: usize): v128 {
  return v128.and(upstream, v128.gt<T>(v128.load(activation), v128.splat<T>(0)));
}
