// What the kernel reads to know its work. The host writes these two tables into memory; ../layout.ts lists the same
// fields in the same order, and the host refuses to start when the sizes differ.

/** A vector of 16 bytes holds 2 float64 or 4 float32. Every width is padded to an even number of vectors. */
export const VECTOR: usize = 16;

/** Weights are stored in column panels this many vectors wide; the last panel may have half as many. */
export const PANEL: usize = 4 * VECTOR;

/**
 * One dense layer z ↦ σ(Wz + b), W of `outputs` × `inputs`. Widths are in numbers, strides and panels in bytes.
 *
 * W is stored by panels of outputs: a panel holds, for each input k in turn, the weights from k to the panel's outputs
 * side by side, and then some padding. Weights from and to padding are zero, and stay zero: they get no gradient.
 * `weights` and `momenta` have this layout; `bias` and `biasMomenta` hold one number an output.
 */
@unmanaged
export class Layer {
  inputs: i32;
  outputs: i32;
  activation: i32;
  trainable: i32;
  biased: i32;
  /** From one sample's inputs to the next one's. */
  inputStride: i32;
  /** From one sample's outputs to the next one's: the padded outputs. */
  outputStride: i32;
  /** From one panel to the next one. */
  panelStride: i32;
  /** Of all panels. */
  matrixBytes: i32;
  weights: usize;
  momenta: usize;
  bias: usize;
  biasMomenta: usize;
  /** Layer inputs of the batch: the gathered samples, or the `output` of the layer below. */
  input: usize;
  output: usize;
  /** ∂L/∂z of the batch, laid out as `output`. */
  delta: usize;
  lambda: f64;
  /** ⟨m, V⟩, ‖m‖² and ‖V‖² as the last step's momentum was written; used when normalized. */
  radial: f64;
  momentumSquare: f64;
  weightSquare: f64;
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
  /** All samples and all targets, one a row, rows padded. */
  samples: usize;
  targets: usize;
  /** For each step of the call: η (f64), the batch size (i32), and the batch's sample indices (i32) one after another. */
  rates: usize;
  sizes: usize;
  indices: usize;
  momentum: f64;
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
