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
  /** Indices into the stack's samples, R × B. */
  readonly indices: tf.Tensor;
  /** 2/B of each sample, 0 for those that fill up a smaller batch: R × B × 1. */
  readonly shares: tf.Tensor;
  /** η, R × 1 × 1. */
  readonly rate: tf.Tensor;
}

/**
 * One step of every run. What it makes on the way must be freed by the caller; what it does not change is handed on.
 *
 * An operation on a small tensor takes its time to be started, so there are no more of them than needed.
 */
export function advanced(stack: Stack, moving: Moving, moment: Moment): Moving {
  const passed = forward(stack, moving, moment);
  const outputs = passed.inputs[stack.layers.length];
  const targets = tf.gather(stack.targets, moment.indices);
  // (2/B)(ρ f_V − y): times f_V it is ∂L/∂ρ, times ρ it is ∂L/∂f_V.
  const errors = tf.mul(tf.sub(tf.mul(outputs, moving.scale), targets), moment.shares);
  const gradients = backward(stack, moving, passed, tf.mul(errors, moving.scale));
  return {
    ...updated(stack, moving, moment, gradients),
    ...(stack.sphere === null
      ? unscaled(moving)
      : scaled(moving, stack.sphere, moment.rate, tf.sum(tf.mul(errors, outputs), [1, 2], true))),
  };
}

interface Passed {
  /** R × B × width; `inputs[L]` are the outputs f_V. */
  readonly inputs: tf.Tensor[];
  /** What layer k multiplied, as rows, and σ′(z); null where it is 1. */
  readonly read: tf.Tensor[];
  readonly slopes: (tf.Tensor | null)[];
}

function forward(stack: Stack, { weights, biases }: Moving, { indices }: Moment): Passed {
  const { layers, rows } = stack;
  const passed: Passed = { inputs: [tf.gather(stack.inputs, indices)], read: [], slopes: [] };
  for (const [k, layer] of layers.entries()) {
    const read = rows[k].read(passed.inputs[k]);
    const product = tf.matMul(read, byNode(weights[k], rows[k].nodes));
    const bias = biases[k];
    const z = bias === null ? product : tf.add(product, byNode(bias, rows[k].nodes));
    const { value, slope } = activated(layer.activation, z);
    passed.read.push(read);
    passed.slopes.push(slope);
    passed.inputs.push(rows[k].place(value));
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
    const slope = passed.slopes[k];
    const ofValues = rows[k].collect(derivatives);
    const ofZ = slope === null ? ofValues : tf.mul(ofValues, slope);
    const bias = biases[k];
    if (trainable[k]) {
      gradients.weights[k] = shaped(tf.matMul(passed.read[k], ofZ, true, false), weights[k].shape);
      if (bias !== null) gradients.biases[k] = tf.reshape(tf.sum(ofZ, 1), bias.shape);
    }
    if (k > lowest) derivatives = rows[k].spread(tf.matMul(ofZ, byNode(weights[k], rows[k].nodes), false, true));
  }
  return gradients;
}

function updated(stack: Stack, moving: Moving, { rate }: Moment, gradients: Gradients): Omit<Moving, keyof Scale> {
  const { momentum, decays, biasDecay, sphere } = stack;
  const buffered = (gradient: tf.Tensor | null, buffer: tf.Tensor | null) =>
    gradient === null || momentum === null || buffer === null ? gradient : tf.add(tf.mul(buffer, momentum), gradient);
  const momenta = gradients.weights.map((gradient, k) => buffered(gradient, moving.momenta[k]));
  const biasMomenta = gradients.biases.map((gradient, k) => buffered(gradient, moving.biasMomenta[k]));
  const weights = moving.weights.map((weight, k) => {
    const m = momenta[k];
    if (m === null) return weight;
    return sphere === null ? decayed(weight, m, decays[k], rate) : onSphere(weight, m, rate);
  });
  const biases = moving.biases.map((bias, k) => {
    const m = biasMomenta[k];
    return bias === null || m === null ? bias : decayed(bias, m, biasDecay, rate);
  });
  return {
    weights,
    biases,
    momenta: kept(momenta, moving.momenta),
    biasMomenta: kept(biasMomenta, moving.biasMomenta),
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
  return { scale, integratedRate, lost };
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
  return old.map((buffer, k) => buffer && (fresh[k] ?? buffer));
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
  return shaped(tensor, [runs * nodes, rows / nodes, units]);
}

/** Reshaped where it has another shape. */
function shaped(tensor: tf.Tensor, shape: number[]): tf.Tensor {
  return tensor.shape.every((size, i) => size === shape[i]) ? tensor : tf.reshape(tensor, shape);
}

/** σ(z) and σ′(z). */
function activated(activation: Activation, z: tf.Tensor): { value: tf.Tensor; slope: tf.Tensor | null } {
  if (activation === "relu") {
    const value = tf.relu(z);
    // Not tf.step(z): tfjs-node makes that of seven operations, and sends ones to the device each time.
    return { value, slope: tf.sign(value) };
  }
  if (activation === "squareplus") {
    const root = tf.sqrt(tf.add(tf.square(z), 4));
    return { value: tf.div(tf.add(z, root), 2), slope: tf.div(tf.add(tf.div(z, root), 1), 2) };
  }
  return { value: z, slope: null };
}
