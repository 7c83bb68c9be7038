import { zeros } from "../network/matrix.ts";
import { type Dataset, dataset } from "./dataset.ts";
import { random } from "./random.ts";

/**
 * The same images with their pixels in another order, one drawn order for all images; the channels of a pixel stay together.
 * It keeps all that a dense network can learn from, and takes from a convolution what makes neighbours neighbours.
 * @throws RangeError for data that are not images.
 */
export function shuffledPixels({ inputs, labels, classes, image }: Dataset, seed: number): Dataset {
  if (image === undefined) throw new RangeError("data that are not images have no pixels to shuffle: give images");
  const { height, width, channels } = image;
  const order = Int32Array.from({ length: height * width }, (_, pixel) => pixel);
  random(seed, "pixels").shuffle(order);
  const shuffled = zeros(inputs.rows, inputs.columns);
  for (let n = 0; n < inputs.rows; n++) {
    for (const [to, from] of order.entries()) {
      const at = n * inputs.columns;
      const pixel = inputs.data.subarray(at + from * channels, at + (from + 1) * channels);
      shuffled.data.set(pixel, at + to * channels);
    }
  }
  return dataset(shuffled, labels, classes, image);
}
