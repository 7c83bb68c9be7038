import { Run, VECTOR } from "./network";

/**
 * Copies the batch's samples side by side, or where the first layer is a convolution their patches: a patch's pieces are
 * written in order by whole vectors, each over what the one before wrote past its own end.
 */
export function gather<T>(run: Run, indices: usize, samples: i32): void {
  if (run.pieces == 0) copySamples(run, indices, samples);
  else copyPatches<T>(run, indices, samples);
}

function copySamples(run: Run, indices: usize, samples: i32): void {
  const sampleBytes: usize = run.sampleBytes;
  let to = run.input;
  for (let n = 0; n < samples; n++) {
    let from = run.samples + usize(load<i32>(indices)) * sampleBytes;
    indices += sizeof<i32>();
    for (const end = from + sampleBytes; from < end; from += VECTOR) {
      v128.store(to, v128.load(from));
      to += VECTOR;
    }
  }
}

function copyPatches<T>(run: Run, indices: usize, samples: i32): void {
  const layer = run.layer(0);
  const pieceBytes: usize = run.pieceBytes;
  const pieceStride: usize = run.pieceStride;
  const pieces = run.pieces;
  const positions = layer.positions;
  const patchStride: usize = layer.patchStride;
  let patch = run.input;
  for (let n = 0; n < samples; n++) {
    const sample = run.samples + usize(load<i32>(indices)) * usize(run.sampleBytes);
    indices += sizeof<i32>();
    for (let p = 0; p < positions; p++) {
      let from = sample + usize(load<i32>(run.offsets + (usize(p) << 2)));
      let to = patch;
      for (let piece = pieces; piece > 0; piece--) {
        for (let at: usize = 0; at < pieceBytes; at += VECTOR) v128.store(to + at, v128.load(from + at));
        from += pieceStride;
        to += pieceBytes;
      }
      patch += patchStride;
    }
  }
}
