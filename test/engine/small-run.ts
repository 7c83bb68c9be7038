import fc from "fast-check";
import { random } from "../../src/data/random.ts";
import type { Run } from "../../src/engine/run.ts";
import type { Activation } from "../../src/network/architecture.ts";
import { frobeniusNorm, zeros } from "../../src/network/matrix.ts";

/** What a small run is made from; every field can shrink on its own. */
export interface Recipe {
  readonly depth: number;
  /** d, the hidden widths and C, of which the first depth + 1 are used. */
  readonly widths: readonly number[];
  readonly activations: readonly Activation[];
  readonly biased: readonly boolean[];
  readonly trainable: readonly boolean[];
  readonly samples: number;
  readonly order: "random" | "cyclic" | "full";
  readonly batch: number;
  readonly momentum: number;
  /** In thousandths, one a layer. */
  readonly decays: readonly number[];
  readonly normalized: boolean;
  /** In hundredths: of the first step and of step 40. */
  readonly rates: readonly [number, number];
  readonly seed: number;
}

const five = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { minLength: 5, maxLength: 5 });

/** Small runs of every kind: 1 to 5 layers, widths from 1 over a vector's to above a panel's, all options of a Run. */
export function recipes(activations: readonly Activation[]): fc.Arbitrary<Recipe> {
  return fc.record({
    depth: fc.integer({ min: 1, max: 5 }),
    widths: fc.array(fc.integer({ min: 1, max: 21 }), { minLength: 6, maxLength: 6 }),
    activations: five(fc.constantFrom(...activations)),
    biased: five(fc.boolean()),
    trainable: five(fc.constantFrom(true, true, false)),
    samples: fc.integer({ min: 1, max: 13 }),
    order: fc.constantFrom("random", "cyclic", "full"),
    batch: fc.integer({ min: 1, max: 13 }),
    momentum: fc.constantFrom(0, 0.5, 0.9),
    decays: five(fc.constantFrom(0, 1, 20)),
    normalized: fc.boolean(),
    rates: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 })),
    seed: fc.nat(1_000_000),
  });
}

/** The run of a recipe. The weights are normal with variance 1/fan-in, the inputs normal, the targets one-hot. */
export function runOf(recipe: Recipe): Run {
  const { depth, widths, samples, order, normalized } = recipe;
  const { normal } = random(recipe.seed, "small run");
  const normals = (length: number, spread: number) => Float64Array.from({ length }, () => spread * normal());
  const layers = Array.from({ length: depth }, (_, k) => ({
    kind: "dense" as const,
    inputs: widths[k],
    outputs: widths[k + 1],
    activation: recipe.activations[k],
    bias: recipe.biased[k] && !normalized,
  }));
  const matrices = layers.map(({ inputs, outputs }) => {
    const matrix = { rows: outputs, columns: inputs, data: normals(inputs * outputs, 1 / Math.sqrt(inputs)) };
    const norm = normalized ? frobeniusNorm(matrix) : 1;
    return { ...matrix, data: matrix.data.map((w) => w / norm) };
  });
  const targets = zeros(samples, widths[depth]);
  for (let n = 0; n < samples; n++) targets.data[n * targets.columns + (n % targets.columns)] = 1;
  return {
    architecture: { layers },
    start: { matrices, biases: layers.map(({ bias, outputs }) => (bias ? normals(outputs, 0.3) : null)), scale: 1.5 },
    data: { inputs: { rows: samples, columns: widths[0], data: normals(samples * widths[0], 1) }, targets },
    batches: order === "full" ? { order } : { order, size: Math.min(recipe.batch, samples), seed: recipe.seed },
    rates: [
      [0, recipe.rates[0] / 100],
      [40, recipe.rates[1] / 100],
    ],
    regularization: normalized
      ? { kind: "normalized", lambda: recipe.decays[0] / 1000, scaleRate: 0.5 }
      : { kind: "decay", lambda: recipe.decays.slice(0, depth).map((decay) => decay / 1000) },
    momentum: recipe.momentum,
    trainable: recipe.trainable.slice(0, depth),
  };
}

/** One run that uses most options, to be varied by hand. */
export function exampleRun(changes: Partial<Run> = {}): Run {
  const run = runOf({
    depth: 3,
    widths: [5, 9, 6, 3],
    activations: ["relu", "squareplus", "identity"],
    biased: [true, false, true],
    trainable: [true, true, true],
    samples: 7,
    order: "random",
    batch: 3,
    momentum: 0.9,
    decays: [1, 0, 20],
    normalized: false,
    rates: [2, 1],
    seed: 5,
  });
  return { ...run, ...changes };
}
