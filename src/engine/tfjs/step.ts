import * as tf from "@tensorflow/tfjs-core";
import type { Activation, Layer } from "../../network/layer.ts";
import type { Rows } from "./rows.ts";

/** What training moves, of R runs at once; a layer that has no bias, or keeps no momentum, has null there. */
export interface Moving {
  /** W_k transposed, R × nodes · columns × units. */
  readonly weights: readonly tf.Tensor[];
  /** b_k, R × nodes × units. */
  readonly biases: readonly (tf.Tensor | null)[];
  /** The buffers m. */
  readonly momenta: readonly (tf.Tensor | null)[];
  readonly biasMomenta: readonly (tf.Tensor | null)[];
  /** ρ, R × 1 × 1. */
  readonly scale: tf.Tensor;
  /** With weight normalization Σ η ρ² since the stack was built, and what was lost in rounding it (Kahan): R × 1 × 1. */
  readonly integratedRate: tf.Tensor;
  readonly lost: tf.Tensor;
}

/** What a stack of R runs is trained by; all of it stays while the stack does. */
export interface Stack {
  readonly runs: number;
  readonly batch: number;
  readonly layers: readonly Layer[];
  readonly rows: readonly Rows[];
  readonly trainable: readonly boolean[];
  /** All samples of all runs, and their targets. */
  readonly inputs: tf.Tensor;
  readonly targets: tf.Tensor;
  /** β, R × 1 × 1, or null where no run has momentum. */
  readonly momentum: tf.Tensor | null;
  /** 2λ_k of each layer, and of the biases: R × 1 × 1. */
  readonly decays: readonly tf.Tensor[];
  readonly biasDecay: tf.Tensor;
  /** With weight normalization, else null. */
  readonly sphere: Sphere | null;
}

/** Of weight normalization: 2λ and the scale's relative rate, R × 1 × 1. */
export interface Sphere {
  readonly decay: tf.Tensor;
  readonly scaleRate: tf.Tensor;
}

/** What changes from step to step. */
export interface Moment {
  /** R · B indices into the stack's samples. */
  readonly indices: tf.Tensor;
  /** 2/B of each sample, 0 for those that fill up a smaller batch: R × B × 1. */
  readonly shares: tf.Tensor;
  /** η, R × 1 × 1. */
  readonly rate: tf.Tensor;
}

/** One step of every run. What it makes on the way must be freed by the caller. */
export function advanced(stack: Stack, moving: Moving, moment: Moment): Moving {
  const passed = forward(stack, moving, moment);
  const outputs = passed.inputs[stack.layers.length];
  const targets = tf.reshape(tf.gather(stack.targets, moment.indices), outputs.shape);
  // (2/B)(ρ f_V − y): times f_V it is ∂L/∂ρ, times ρ it is ∂L/∂f_V.
  const errors = tf.mul(tf.sub(tf.mul(outputs, moving.scale), targets), moment.shares);
  const gradients = backward(stack, moving, passed, tf.mul(errors, moving.scale));
  return updated(stack, moving, moment, gradients, tf.sum(tf.mul(errors, outputs), [1, 2], true));
}

interface Passed {
  /** R × B × width; `inputs[L]` are the outputs f_V. */
  readonly inputs: tf.Tensor[];
  /** What layer k multiplied, and z, both as rows. */
  readonly read: tf.Tensor[];
  readonly preactivations: tf.Tensor[];
}

function forward(stack: Stack, { weights, biases }: Moving, { indices }: Moment): Passed {
  const { runs, batch, layers, rows } = stack;
  const width = stack.inputs.shape[1] as number;
  const passed: Passed = {
    inputs: [tf.reshape(tf.gather(stack.inputs, indices), [runs, batch, width])],
    read: [],
    preactivations: [],
  };
  for (const [k, layer] of layers.entries()) {
    const read = rows[k].read(passed.inputs[k]);
    const product = tf.matMul(read, byNode(weights[k], rows[k].nodes));
    const bias = biases[k];
    const z = bias === null ? product : tf.add(product, byNode(bias, rows[k].nodes));
    passed.read.push(read);
    passed.preactivations.push(z);
    passed.inputs.push(rows[k].place(activate(layer.activation, z)));
  }
  return passed;
}

interface Gradients {
  readonly weights: readonly (tf.Tensor | null)[];
  readonly biases: readonly (tf.Tensor | null)[];
}

/** ∂L/∂W_k and ∂L/∂b_k of the layers that move. */
function backward(
  { layers, rows, trainable }: Stack,
  { weights, biases }: Moving,
  passed: Passed,
  above: tf.Tensor,
): Gradients {
  const gradients = {
    weights: layers.map((): tf.Tensor | null => null),
    biases: layers.map((): tf.Tensor | null => null),
  };
  const lowest = trainable.indexOf(true);
  let derivatives = above;
  for (let k = layers.length - 1; k >= 0 && k >= lowest && lowest >= 0; k--) {
    const slopes = timesSlope(layers[k].activation, passed.preactivations[k], rows[k].collect(derivatives));
    const bias = biases[k];
    if (trainable[k]) {
      gradients.weights[k] = tf.reshape(tf.matMul(passed.read[k], slopes, true, false), weights[k].shape);
      if (bias !== null) gradients.biases[k] = tf.reshape(tf.sum(slopes, 1), bias.shape);
    }
    if (k > lowest) derivatives = rows[k].spread(tf.matMul(slopes, byNode(weights[k], rows[k].nodes), false, true));
  }
  return gradients;
}

function updated(
  stack: Stack,
  moving: Moving,
  { rate }: Moment,
  gradients: Gradients,
  scaleGradient: tf.Tensor,
): Moving {
  const { momentum, decays, biasDecay, sphere } = stack;
  const buffered = (gradient: tf.Tensor | null, buffer: tf.Tensor | null) =>
    gradient === null || momentum === null || buffer === null ? gradient : tf.add(tf.mul(buffer, momentum), gradient);
  const momenta = gradients.weights.map((gradient, k) => buffered(gradient, moving.momenta[k]));
  const biasMomenta = gradients.biases.map((gradient, k) => buffered(gradient, moving.biasMomenta[k]));
  const weights = moving.weights.map((weight, k) => {
    const m = momenta[k];
    if (m === null) return tf.clone(weight);
    return sphere === null ? decayed(weight, m, decays[k], rate) : onSphere(weight, m, rate);
  });
  const biases = moving.biases.map((bias, k) => {
    const m = biasMomenta[k];
    return bias === null || m === null ? bias && tf.clone(bias) : decayed(bias, m, biasDecay, rate);
  });
  return {
    weights,
    biases,
    momenta: kept(momenta, moving.momenta),
    biasMomenta: kept(biasMomenta, moving.biasMomenta),
    ...(sphere === null ? unscaled(moving) : scaled(moving, sphere, rate, scaleGradient)),
  };
}

/**
 * W − η(m + 2λW). Not (1 − 2ηλ)W − ηm: in float32 the factor is off by up to 2^-25, every time the same way, which for 2ηλ = 1e-4
 * is 3e-4 of the decay; this way each weight is rounded by itself.
 */
function decayed(values: tf.Tensor, m: tf.Tensor, decay: tf.Tensor, rate: tf.Tensor): tf.Tensor {
  return tf.sub(values, tf.mul(tf.add(m, tf.mul(values, decay)), rate));
}

type Scale = Pick<Moving, "scale" | "integratedRate" | "lost">;

/** With decay the scale stays. Its integrated rate is known ahead and summed by the members. */
function unscaled({ scale, integratedRate, lost }: Moving): Scale {
  return { scale: tf.clone(scale), integratedRate: tf.clone(integratedRate), lost: tf.clone(lost) };
}

/** ρ − η · scaleRate · (∂_ρ L + 2λρ). */
function scaled({ scale, integratedRate, lost }: Moving, sphere: Sphere, rate: tf.Tensor, gradient: tf.Tensor): Scale {
  const descent = tf.add(gradient, tf.mul(sphere.decay, scale));
  const term = tf.sub(tf.mul(rate, tf.square(scale)), lost);
  const sum = tf.add(integratedRate, term);
  return {
    scale: tf.sub(scale, tf.mul(tf.mul(rate, sphere.scaleRate), descent)),
    integratedRate: sum,
    lost: tf.sub(tf.sub(sum, integratedRate), term),
  };
}

/** The buffers that there are; a layer that does not move keeps its own. */
function kept(fresh: readonly (tf.Tensor | null)[], old: readonly (tf.Tensor | null)[]): (tf.Tensor | null)[] {
  return old.map((buffer, k) => buffer && (fresh[k] ?? tf.clone(buffer)));
}

/** unit(V − η(m − ⟨m, V⟩V)). */
function onSphere(weights: tf.Tensor, m: tf.Tensor, rate: tf.Tensor): tf.Tensor {
  const radial = tf.sum(tf.mul(m, weights), [1, 2], true);
  const moved = tf.sub(weights, tf.mul(tf.sub(m, tf.mul(weights, radial)), rate));
  return tf.div(moved, tf.sqrt(tf.sum(tf.square(moved), [1, 2], true)));
}

/** R × nodes · a × b as one matrix a node. */
function byNode(tensor: tf.Tensor, nodes: number): tf.Tensor {
  const [runs, rows, units] = tensor.shape;
  return nodes === 1 ? tensor : tf.reshape(tensor, [runs * nodes, rows / nodes, units]);
}

function activate(activation: Activation, z: tf.Tensor): tf.Tensor {
  if (activation === "relu") return tf.relu(z);
  if (activation === "squareplus") return tf.div(tf.add(z, tf.sqrt(tf.add(tf.square(z), 4))), 2);
  return z;
}

/** `derivatives` · σ′(z). */
function timesSlope(activation: Activation, z: tf.Tensor, derivatives: tf.Tensor): tf.Tensor {
  if (activation === "relu") return tf.mul(derivatives, tf.step(z));
  if (activation === "squareplus") {
    return tf.mul(derivatives, tf.div(tf.add(tf.div(z, tf.sqrt(tf.add(tf.square(z), 4))), 1), 2));
  }
  return derivatives;
}
