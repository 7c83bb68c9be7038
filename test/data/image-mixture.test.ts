import { expect, test } from "vitest";
import { imageMixture } from "../../src/data/image-mixture.ts";
import { gaussianMixture } from "../../src/data/mixture.ts";

const mixture = { classes: 3, perClass: 4, separation: 3, seed: 5 };
const image = { height: 6, width: 7, channels: 2 };

test("images are the mixture of as many coordinates, with their shape", () => {
  const vectors = gaussianMixture({ ...mixture, dimension: 84 });
  expect(imageMixture({ ...mixture, image })).toEqual({ ...vectors, image });
});

test("impossible images are refused by name", () => {
  expect(() => imageMixture({ ...mixture, image: { ...image, width: 0 } })).toThrow("images of width 0");
  expect(() => imageMixture({ ...mixture, image: { ...image, channels: 1.5 } })).toThrow("images of channels 1.5");
  expect(() => imageMixture({ ...mixture, classes: 1, image })).toThrow("a mixture of 1 classes");
});
