import { type Dataset, networkOf } from "#property";
import type { gain } from "./gain.ts";

/** What the formula of the gain is made of, see theorems/generalization/localized-kernels-tighten-the-bound.ts. */
interface Symbols {
  readonly P: number;
  readonly E: number;
  readonly L: number;
  readonly m: number;
}

/** The formula. */
export function predictedGain({ P, E, L, m }: Symbols): number {
  const hidden = (L - 1) * Math.log(2);
  return (Math.sqrt(P * E) * (1 + Math.sqrt(2 * hidden))) / (1 + Math.sqrt(2 * (hidden + Math.log(m))));
}

/** The formula's symbols, from shapes and pixels alone, for convolutions with valid padding. */
export function symbols(network: Parameters<typeof gain>[0], data: Dataset, form: Parameters<typeof gain>[2]): Symbols {
  const { layers } = networkOf(network, data).architecture;
  const convolutions = layers.filter((layer) => layer.kind === "convolution");
  const positions = ({ image, kernel, stride }: (typeof convolutions)[number]) =>
    [image.height, image.width].map((side) => Math.floor((side - kernel) / stride) + 1);
  // What the outputs read, from the last convolution down: at the far borders strides may leave pixels out.
  let read = positions(convolutions[convolutions.length - 1]);
  let P = 1;
  for (let k = convolutions.length - 1; k > 0; k--) {
    const { kernel, stride } = convolutions[k];
    const [height, width] = positions(convolutions[k - 1]);
    P *= (height * width) / kernel ** 2;
    read = read.map((side) => (side - 1) * stride + kernel);
  }
  const [{ image, kernel, stride }] = convolutions;
  const energies = new Float64Array(image.height * image.width);
  const { columns, data: numbers } = data.inputs;
  for (const [i, x] of numbers.entries()) energies[Math.floor((i % columns) / image.channels)] += x * x;
  const pixels = read.map((side) => (side - 1) * stride + kernel);
  const [reach, step] = form === "patches" ? [kernel, stride] : [1, 1];
  let brightest = 0;
  let m = 0;
  for (let top = 0; top + reach <= pixels[0]; top += step) {
    for (let left = 0; left + reach <= pixels[1]; left += step) {
      let energy = 0;
      for (let i = 0; i < reach ** 2; i++) {
        energy += energies[(top + Math.floor(i / reach)) * image.width + left + (i % reach)];
      }
      brightest = Math.max(brightest, form === "patches" ? energy : kernel ** 2 * energy);
      m++;
    }
  }
  const E = energies.reduce((sum, each) => sum + each, 0) / brightest;
  return { P, E, L: layers.length, m };
}
