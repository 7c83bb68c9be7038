import fc from "fast-check";
import { random } from "../../src/data/random.ts";
import type { Run } from "../../src/engine/run.ts";
import { inputWidth, outputWidth } from "../../src/network/architecture.ts";
import { type Activation, weightShape } from "../../src/network/layer.ts";
import { frobeniusNorm, zeros } from "../../src/network/matrix.ts";
import { networkOf, type Shape, shapeFields } from "../network/shapes.ts";

/** What a small run is made from; every field can shrink on its own. Of what is told a layer, as many as there are layers count. */
export interface Recipe extends Shape {
  readonly activations: readonly Activation[];
  readonly biased: readonly boolean[];
  readonly trainable: readonly boolean[];
  readonly samples: number;
  readonly order: "random" | "cyclic" | "full";
  readonly batch: number;
  readonly momentum: number;
  /** In thousandths, one a layer. */
  readonly decays: readonly number[];
  /** In thousandths, of the biases. */
  readonly biasDecay: number;
  readonly normalized: boolean;
  /** In hundredths: of the first step and of step 40. */
  readonly rates: readonly [number, number];
  readonly seed: number;
}

const six = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 6, maxLength: 6 });

/** Small runs of every kind: networks of 1 to 6 layers, all options of a Run. */
export function recipes(activations: readonly Activation[]): fc.Arbitrary<Recipe> {
  return fc.record({
    ...shapeFields,
    activations: six(fc.constantFrom(...activations)),
    biased: six(fc.boolean()),
    trainable: six(fc.constantFrom(true, true, false)),
    samples: fc.integer({ min: 1, max: 13 }),
    order: fc.constantFrom("random", "cyclic", "full"),
    batch: fc.integer({ min: 1, max: 13 }),
    momentum: fc.constantFrom(0, 0.5, 0.9),
    decays: six(fc.constantFrom(0, 1, 20)),
    biasDecay: fc.constantFrom(0, 1, 20),
    normalized: fc.boolean(),
    rates: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 })),
    seed: fc.nat(1_000_000),
  });
}

/** The run of a recipe. The weights are normal with variance 1/fan-in, the inputs normal, the targets one-hot. */
export function runOf(recipe: Recipe): Run {
  const { samples, order, normalized } = recipe;
  const { normal } = random(recipe.seed, "small run");
  const normals = (length: number, spread: number) => Float64Array.from({ length }, () => spread * normal());
  const layers = networkOf(recipe).layers.map((layer, k) => ({
    ...layer,
    activation: recipe.activations[k],
    bias: recipe.biased[k] && !normalized,
  }));
  const matrices = layers.map((layer) => {
    const { rows, columns } = weightShape(layer);
    const matrix = { rows, columns, data: normals(rows * columns, 1 / Math.sqrt(columns)) };
    const norm = normalized ? frobeniusNorm(matrix) : 1;
    return { ...matrix, data: matrix.data.map((w) => w / norm) };
  });
  const width = inputWidth({ layers });
  const targets = zeros(samples, outputWidth({ layers }));
  for (let n = 0; n < samples; n++) targets.data[n * targets.columns + (n % targets.columns)] = 1;
  return {
    architecture: { layers },
    start: {
      matrices,
      biases: layers.map((layer) => (layer.bias ? normals(weightShape(layer).rows, 0.3) : null)),
      scale: 1.5,
    },
    data: { inputs: { rows: samples, columns: width, data: normals(samples * width, 1) }, targets },
    batches: order === "full" ? { order } : { order, size: Math.min(recipe.batch, samples), seed: recipe.seed },
    rates: [
      [0, recipe.rates[0] / 100],
      [40, recipe.rates[1] / 100],
    ],
    regularization: normalized
      ? { kind: "normalized", lambda: recipe.decays[0] / 1000, scaleRate: 0.5 }
      : {
          kind: "decay",
          lambda: layers.map((_, k) => recipe.decays[k] / 1000),
          biasLambda: recipe.biasDecay / 1000,
        },
    momentum: recipe.momentum,
    trainable: layers.map((_, k) => recipe.trainable[k]),
  };
}

/** A dense network with most options, to be varied by hand. */
export const exampleRecipe: Recipe = {
  kind: "dense",
  depth: 3,
  widths: [5, 9, 6, 3],
  stacked: 2,
  image: { height: 5, width: 4, channels: 2 },
  convolutions: [
    { channels: 3, kernel: 3, stride: 1, padding: "same" },
    { channels: 5, kernel: 2, stride: 2, padding: "valid" },
  ],
  pooling: false,
  nodes: 2,
  nodeLayers: [
    { merges: 2, units: 3 },
    { merges: 2, units: 5 },
  ],
  activations: ["relu", "squareplus", "identity"],
  biased: [true, false, true],
  trainable: [true, true, true],
  samples: 7,
  order: "random",
  batch: 3,
  momentum: 0.9,
  decays: [1, 0, 20],
  biasDecay: 0,
  normalized: false,
  rates: [2, 1],
  seed: 5,
};

/** One run that uses most options, to be varied by hand. */
export function exampleRun(changes: Partial<Run> = {}): Run {
  return { ...runOf(exampleRecipe), ...changes };
}

/** The like for a convolutional network: two convolutions, flattened or `pooling`, and one dense layer. */
export function exampleConvolutionalRun(changes: Partial<Run> = {}, pooling = false): Run {
  return { ...runOf({ ...exampleRecipe, kind: "convolutional", depth: 1, widths: [5, 3], pooling }), ...changes };
}
