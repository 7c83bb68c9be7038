import { Layer, Run, VECTOR } from "./network";

/**
 * Bytes from one block of `bytes` to the next one: an odd number of cache lines. A power of two would send what is written of a
 * row to all blocks to the same few places of the cache.
 */
@inline
export function blockStride(bytes: usize): usize {
  return bytes | 64;
}

/**
 * Copies the patches of `count` rows from row `first` on, four inputs at a time: for inputs k … k+3 in turn, those four numbers
 * of every row one after the other. `input` is added to the patches' addresses.
 */
export function packInputs<T>(run: Run, layer: Layer, first: i32, count: i32, input: usize): void {
  const quad = 4 * sizeof<T>();
  const block = blockStride(usize(count) * quad);
  const segmentBytes: usize = layer.segmentBytes;
  for (let i = 0; i < count; i++) {
    let x = layer.patch(first + i) + input;
    let to = run.packedInputs + usize(i) * quad;
    for (let s = layer.segments; s > 0; s--) {
      for (let at: usize = 0; at < segmentBytes; at += quad) {
        v128.store(to, v128.load(x + at));
        if (sizeof<T>() == 8) v128.store(to, v128.load(x + at, VECTOR), VECTOR);
        to += block;
      }
      x += layer.segmentStride;
    }
  }
}

/**
 * Copies Δ of `count` rows from row `first` on, two vectors of outputs at a time, and in the end one where one is left. `delta`
 * leads from a row's place to its Δ.
 */
export function packDeltas(run: Run, layer: Layer, first: i32, count: i32, delta: usize): void {
  const outputBytes: usize = layer.outputBytes;
  const pairs = outputBytes - (outputBytes % (2 * VECTOR));
  const block = blockStride(usize(count) * 2 * VECTOR);
  for (let i = 0; i < count; i++) {
    const d = layer.place(first + i) + delta;
    let to = run.packedDeltas + usize(i) * 2 * VECTOR;
    for (let column: usize = 0; column < pairs; column += 2 * VECTOR) {
      v128.store(to, v128.load(d + column));
      v128.store(to, v128.load(d + column, VECTOR), VECTOR);
      to += block;
    }
    if (pairs < outputBytes) v128.store(to - usize(i) * VECTOR, v128.load(d + pairs));
  }
}
