import * as tf from "@tensorflow/tfjs-core";
import type { Architecture } from "../../network/architecture.ts";
import { weightShape } from "../../network/layer.ts";
import type { Matrix } from "../../network/matrix.ts";
import type { Member, Weights } from "./member.ts";
import type { Embedding } from "./shared.ts";
import type { Moving } from "./step.ts";

/** The members' weights side by side, each widened by zeros. Buffers only where there is momentum. */
export function loaded(
  members: readonly Member[],
  { layers }: Architecture,
  embeddings: readonly Embedding[],
  momentum: boolean,
): Moving {
  const runs = members.length;
  const stacked = (of: (weights: Weights) => readonly (Float64Array | null)[], places: "weights" | "biases") =>
    layers.map((layer, k) => {
      const { rows, columns } = weightShape(layer);
      const nodes = layer.kind === "local" ? layer.nodes : 1;
      const height = places === "weights" ? nodes * columns : nodes;
      const size = height * (rows / nodes);
      const values = new Float32Array(runs * size);
      for (const [r, { weights }] of members.entries()) {
        const own = of(weights)[k];
        if (own === null) return null;
        const into = embeddings[r][places][k];
        for (let i = 0; i < own.length; i++) values[r * size + into[i]] = own[i];
      }
      return tf.tensor3d(values, [runs, height, rows / nodes]);
    });
  const none = layers.map(() => null);
  return {
    weights: stacked(({ parameters }) => parameters.matrices.map(({ data }) => data), "weights") as tf.Tensor[],
    biases: stacked(({ parameters }) => parameters.biases, "biases"),
    momenta: momentum ? stacked(({ momenta }) => momenta, "weights") : none,
    biasMomenta: momentum ? stacked(({ biasMomenta }) => biasMomenta, "biases") : none,
    scale: perRun(members.map(({ weights }) => weights.parameters.scale)),
    integratedRate: perRun(members.map(() => 0)),
    lost: perRun(members.map(() => 0)),
  };
}

/** Reads the weights of run `r`; `old` gives the shapes, and the buffers where there are none on the device. */
export async function unloaded(
  moving: Moving,
  r: number,
  { weights, biases }: Embedding,
  old: Weights,
): Promise<Weights> {
  const fresh = async (tensors: readonly (tf.Tensor | null)[], places: readonly Int32Array[]) =>
    Promise.all(tensors.map(async (tensor, k) => tensor && picked(await partOf(tensor, r), places[k])));
  const matrices = await fresh(moving.weights, weights);
  const momenta = await fresh(moving.momenta, weights);
  const biasMomenta = await fresh(moving.biasMomenta, biases);
  return {
    parameters: {
      matrices: old.parameters.matrices.map((matrix, k) => ({ ...matrix, data: matrices[k] as Float64Array })),
      biases: await fresh(moving.biases, biases),
      scale: (await partOf(moving.scale, r))[0],
    },
    momenta: old.momenta.map((buffer, k) => momenta[k] ?? buffer),
    biasMomenta: old.biasMomenta.map((buffer, k) => biasMomenta[k] ?? buffer),
  };
}

/** The numbers of run `r` in a tensor of all runs. */
export async function partOf(tensor: tf.Tensor, r: number): Promise<Float32Array> {
  const part = tf.slice(tensor, r, 1);
  const values = await part.data<"float32">();
  part.dispose();
  return values;
}

/** One number a run, R × 1 × 1. */
export function perRun(values: readonly number[]): tf.Tensor {
  return tf.tensor3d(Float32Array.from(values), [values.length, 1, 1]);
}

/** Matrices below one another, the narrower ones filled up with zeros. */
export function belowOneAnother(matrices: readonly Matrix[]): tf.Tensor {
  const width = Math.max(...matrices.map(({ columns }) => columns));
  const height = matrices.reduce((sum, { rows }) => sum + rows, 0);
  const values = new Float32Array(height * width);
  let at = 0;
  for (const { rows, columns, data } of matrices) {
    for (let row = 0; row < rows; row++, at += width) values.set(data.subarray(row * columns, (row + 1) * columns), at);
  }
  return tf.tensor2d(values, [height, width]);
}

/** The entries at `places`, as float64. */
function picked(values: Float32Array, places: Int32Array): Float64Array {
  return Float64Array.from(places, (place) => values[place]);
}
