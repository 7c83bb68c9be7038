import fc from "fast-check";
import type { Dataset } from "../../data/dataset.ts";
import { type Digits, digits } from "../../data/digits.ts";
import { gaussianMixture, type Mixture } from "../../data/mixture.ts";
import { between, integer, seed } from "./numbers.ts";

/** A description of a dataset, small enough to print: the dataset is built from it alone. */
export type DataDraw = ({ readonly kind: "mixture" } & Mixture) | ({ readonly kind: "digits" } & Digits);

type Range = readonly [low: number, high: number];

/** Gaussian mixtures. @param perClass the sizes to choose from, the simplest first. */
export function anyMixture({
  classes = [2, 5],
  perClass = [8, 12, 16],
  dimension = [8, 32],
  separation = [2, 8],
}: {
  classes?: Range;
  perClass?: readonly number[];
  dimension?: Range;
  separation?: Range;
} = {}): fc.Arbitrary<DataDraw> {
  return fc.record({
    kind: fc.constant("mixture" as const),
    classes: integer(...classes),
    perClass: fc.constantFrom(...perClass),
    dimension: integer(...dimension),
    separation: between(...separation),
    seed: seed(),
  });
}

/** MNIST digits of the training set: as many classes, all different, unit norm. @param pooled true: 14×14, false: 28×28. */
export function anyDigits({
  classes = [2, 5],
  perClass = [8, 12, 16],
  pooled = true,
}: {
  classes?: Range;
  perClass?: readonly number[];
  pooled?: boolean;
} = {}): fc.Arbitrary<DataDraw> {
  return fc.record({
    kind: fc.constant("digits" as const),
    classes: fc.uniqueArray(integer(0, 9), { minLength: classes[0], maxLength: classes[1], size: "max" }),
    perClass: fc.constantFrom(...perClass),
    pooled: fc.constant(pooled),
    unitNorm: fc.constant(true),
    seed: seed(),
    split: fc.constant("train" as const),
  });
}

/** The dataset of a draw. */
export function datasetOf(draw: DataDraw): Dataset {
  return draw.kind === "mixture" ? gaussianMixture(draw) : digits(draw);
}
