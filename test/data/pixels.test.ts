import { expect, test } from "vitest";
import { imageMixture } from "../../src/data/image-mixture.ts";
import { gaussianMixture } from "../../src/data/mixture.ts";
import { shuffledPixels } from "../../src/data/pixels.ts";
import { row } from "../../src/network/matrix.ts";

const image = { height: 3, width: 4, channels: 2 };
const images = imageMixture({ classes: 2, perClass: 3, separation: 2, image, seed: 1 });

test("all images have their pixels in the same other order, each with its channels", () => {
  const { inputs, labels, targets } = shuffledPixels(images, 7);
  expect([labels, targets]).toEqual([images.labels, images.targets]);
  expect(inputs).not.toEqual(images.inputs);
  const pixels = (n: number, of = inputs) =>
    Array.from({ length: 12 }, (_, p) =>
      row(of, n)
        .slice(2 * p, 2 * p + 2)
        .join(),
    );
  const order = pixels(0).map((pixel) => pixels(0, images.inputs).indexOf(pixel));
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, p) => p));
  for (let n = 1; n < 6; n++) expect(pixels(n)).toEqual(order.map((p) => pixels(n, images.inputs)[p]));
});

test("the order is the seed's", () => {
  expect(shuffledPixels(images, 7)).toEqual(shuffledPixels(images, 7));
  expect(shuffledPixels(images, 8)).not.toEqual(shuffledPixels(images, 7));
});

test("data without pixels are refused", () => {
  const vectors = gaussianMixture({ classes: 2, perClass: 3, dimension: 4, separation: 2, seed: 1 });
  expect(() => shuffledPixels(vectors, 7)).toThrow("data that are not images have no pixels to shuffle");
});
