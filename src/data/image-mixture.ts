import type { Image } from "../network/layer.ts";
import { type Dataset, dataset } from "./dataset.ts";
import { gaussianMixture, type Mixture } from "./mixture.ts";

/** A Gaussian mixture whose samples are read as images. */
export interface ImageMixture extends Omit<Mixture, "dimension"> {
  readonly image: Image;
}

/**
 * Samples of a Gaussian mixture in height · width · channels coordinates, as images: every number of a centre is drawn on
 * its own, so neighbouring pixels have no more to do with each other than distant ones. See gaussianMixture.
 * @throws RangeError when a count is not a positive integer (two classes at least), or the separation is negative or not finite.
 */
export function imageMixture({ image, ...mixture }: ImageMixture): Dataset {
  for (const [name, count] of Object.entries(image)) {
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError(`images of ${name} ${count}: choose an integer of at least 1`);
  }
  const dimension = image.height * image.width * image.channels;
  const { inputs, labels, classes } = gaussianMixture({ ...mixture, dimension });
  return dataset(inputs, labels, classes, image);
}
