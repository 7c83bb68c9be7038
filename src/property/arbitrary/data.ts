import fc from "fast-check";
import type { Dataset } from "../../data/dataset.ts";
import { type Digits, digits } from "../../data/digits.ts";
import { type ImageMixture, imageMixture } from "../../data/image-mixture.ts";
import { gaussianMixture, type Mixture } from "../../data/mixture.ts";
import { between, checkCounts, choice, count, integer, type Range, seed } from "./numbers.ts";

/** A description of a dataset, small enough to print: the dataset is built from it alone. */
export type DataDraw =
  | ({ readonly kind: "mixture" } & Mixture)
  | ({ readonly kind: "images" } & ImageMixture)
  | ({ readonly kind: "digits" } & Digits);

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
    classes: count("classes", classes, 2),
    perClass: choice("samples per class", perClass),
    dimension: count("dimensions", dimension),
    separation: between(...separation),
    seed: seed(),
  });
}

/** Gaussian mixtures of small images, which a convolutional network can read. @param perClass as for anyMixture. */
export function anyImages({
  classes = [2, 5],
  perClass = [8, 12, 16],
  height = [6, 12],
  width = [6, 12],
  channels = [1, 3],
  separation = [2, 8],
}: {
  classes?: Range;
  perClass?: readonly number[];
  height?: Range;
  width?: Range;
  channels?: Range;
  separation?: Range;
} = {}): fc.Arbitrary<DataDraw> {
  return fc.record({
    kind: fc.constant("images" as const),
    classes: count("classes", classes, 2),
    perClass: choice("samples per class", perClass),
    image: fc.record({
      height: count("heights", height),
      width: count("widths", width),
      channels: count("channels", channels),
    }),
    separation: between(...separation),
    seed: seed(),
  });
}

/**
 * MNIST digits of the training set: as many classes, all different, unit norm. They are images of one channel.
 * @param pooled true: 14×14, false: 28×28.
 */
export function anyDigits({
  classes = [2, 5],
  perClass = [8, 12, 16],
  pooled = true,
}: {
  classes?: Range;
  perClass?: readonly number[];
  pooled?: boolean;
} = {}): fc.Arbitrary<DataDraw> {
  checkCounts("classes", classes, 2);
  return fc.record({
    kind: fc.constant("digits" as const),
    classes: fc.uniqueArray(integer(0, 9), { minLength: classes[0], maxLength: classes[1], size: "max" }),
    perClass: choice("samples per class", perClass),
    pooled: fc.constant(pooled),
    unitNorm: fc.constant(true),
    seed: seed(),
    split: fc.constant("train" as const),
  });
}

/** The dataset of a draw. */
export function datasetOf(draw: DataDraw): Dataset {
  if (draw.kind === "mixture") return gaussianMixture(draw);
  return draw.kind === "images" ? imageMixture(draw) : digits(draw);
}
