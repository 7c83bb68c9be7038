// What the kernel reads to know its work. The host writes these two tables into memory; ../tables.ts lists the same
// fields in the same order, and the host refuses to start when the sizes differ.

/** A vector of 16 bytes holds 2 float64 or 4 float32. Every width is padded to a multiple of four numbers. */
export const VECTOR: usize = 16;

/**
 * Weights are stored in column panels this many vectors wide; what is left over is a panel of two vectors, one of one,
 * or both.
 */
export const PANEL: usize = 4 * VECTOR;

/**
 * One layer z ↦ σ(Wz + b), which multiplies W by *rows*: a dense layer has one row a sample, a convolution one a
 * position of a sample, namely its patch. `patches` and `places` hold, for every row of the largest batch, the address
 * of its patch and of its outputs; a patch is `segments` runs of `segmentBytes`, `segmentStride` bytes apart, so that
 * the patches of an image are read where they lie. A local layer has `nodes` matrices, one after the other: node g
 * reads `nodeInputs` bytes and writes `outputBytes` further on than node g − 1.
 *
 * W is stored by panels of outputs: a panel holds, for each input k in turn, the weights from k to the panel's outputs
 * side by side, and then some padding. Weights from and to padding are zero, and stay zero: they get no gradient.
 * `weights` and `momenta` have this layout; `bias` and `biasMomenta` hold one number an output.
 */
@unmanaged
export class Layer {
  /** Numbers of a patch, the padding of its pixels included. */
  inputs: i32;
  /** Outputs of a row, without padding. */
  outputs: i32;
  activation: i32;
  trainable: i32;
  biased: i32;
  /** Rows a sample, P. */
  positions: i32;
  nodes: i32;
  nodeInputs: i32;
  segments: i32;
  segmentBytes: i32;
  segmentStride: i32;
  patches: usize;
  places: usize;
  /** Bytes from one row's patch to the next one's where that is always the same and a patch is one segment; else 0. */
  patchStride: i32;
  /** Bytes from one row's outputs to the next one's where that is always the same; else 0. */
  placeStride: i32;
  /** Bytes of a row's outputs, with padding. */
  outputBytes: i32;
  /**
   * Inputs of a panel, with padding: what starts at byte c of a row of outputs starts at byte c · panelRows of the
   * panels.
   */
  panelRows: i32;
  /** Of all panels of a node. */
  matrixBytes: i32;
  weights: usize;
  momenta: usize;
  bias: usize;
  biasMomenta: usize;
  output: usize;
  /** Of all the batch's outputs and of one sample's, the borders of images included. */
  sampleBytes: i32;
  /** ∂L/∂z of the batch, laid out as `output`. */
  delta: usize;
  /**
   * Where the outputs' means over the positions stand, one sample a row, and the derivatives in them; 0 without
   * pooling.
   */
  pooled: usize;
  pooledDelta: usize;
  /** What is added to the address of an input to find the address of its derivative. */
  toInputDelta: i32;
  /** 1 when patches may share inputs, so that their derivatives must be summed up. */
  overlapping: i32;
  lambda: f64;

  /** The address of a row's patch. */
  @inline
  patch(row: i32): usize {
    return load<i32>(this.patches + (usize(row) << 2));
  }

  /** The address of a row's outputs. */
  @inline
  place(row: i32): usize {
    return load<i32>(this.places + (usize(row) << 2));
  }
}

/** A training run in progress. */
@unmanaged
export class Run {
  layers: usize;
  layerCount: i32;
  /** 1 for weights on the unit sphere, 0 for weight decay. */
  normalized: i32;
  /** Steps done. */
  step: i32;
  /** 1 where every step sees the same samples in the same order: all of them. */
  sameBatch: i32;
  /** All samples, `sampleBytes` each, and all targets, one a row padded as the outputs. */
  samples: usize;
  sampleBytes: i32;
  targets: usize;
  /** Where the batch's samples are copied to. */
  input: usize;
  /**
   * Where the first layer is a convolution, its patches are copied side by side: for each position the offset of its
   * patch in a sample, then `pieces` runs of `pieceBytes`, `pieceStride` apart. 0 pieces copy whole samples.
   */
  offsets: usize;
  pieces: i32;
  pieceBytes: i32;
  pieceStride: i32;
  /** Room for a block of inputs and of derivatives laid out for the gradient's product. */
  packedInputs: usize;
  packedDeltas: usize;
  /** Room for a node's transposed matrix. */
  transposed: usize;
  /**
   * For each step of the call: η (f64), the batch size (i32), and the batch's sample indices (i32) one after another.
   */
  rates: usize;
  sizes: usize;
  indices: usize;
  momentum: f64;
  /** λ_b of the biases. */
  biasLambda: f64;
  /** λ of the penalty λρ², and the factor of ρ's own rate; used when normalized. */
  lambda: f64;
  scaleRate: f64;
  /** ρ. */
  scale: f64;
  /** Σ ηρ² over the steps done. */
  integratedRate: f64;

  @inline
  layer(k: i32): Layer {
    return changetype<Layer>(this.layers + usize(k) * offsetof<Layer>());
  }
}
