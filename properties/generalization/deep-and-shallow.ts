import {
  anyConvolutional,
  anyDigits,
  anyImages,
  type Dataset,
  datasetOf,
  type Figure,
  type networkOf,
} from "#property";
import { gain } from "./gain.ts";

type NetworkDraw = Parameters<typeof networkOf>[0];
type DataDraw = Parameters<typeof datasetOf>[0];

/** Small networks on small images: 14×14 digits. */
export const shallow = {
  data: anyDigits({ perClass: [4, 8] }),
  network: anyConvolutional({ convolutions: [1, 4], channels: [2, 4], kernel: [2, 3], stride: [2, 2] }),
};

/** Deep networks, for larger images. */
export const deep = anyConvolutional({ convolutions: [4, 6], channels: [2, 4], kernel: [3, 3], stride: [1, 2] });

/** A small network with three convolutions of stride 1 before its own, all of them 3×3. */
export function deepened(network: NetworkDraw): NetworkDraw {
  if (network.kind === "dense") return network;
  const more = [0, 1, 2].map(() => ({ channels: 2, kernel: 3, stride: 1, padding: "same" as const }));
  const own = network.convolutions.map((each) => ({ ...each, kernel: 3 }));
  return { ...network, convolutions: [...more, ...own] };
}

/** Images whose energy is even, as large as those of common photographs' datasets. */
export const anyNoise = anyImages({
  classes: [2, 2],
  perClass: [2],
  height: [32, 40],
  width: [32, 40],
  separation: [0, 1],
});

/** Digits with every one of their 28×28 pixels as a block of 2×2. */
export function enlarged(draw: DataDraw): Dataset {
  const data = datasetOf(draw);
  if (draw.kind !== "digits" || draw.pooled) return data;
  const { inputs, image = { height: 28, width: 28, channels: 1 } } = data;
  const [height, width] = [2 * image.height, 2 * image.width];
  const numbers = Float64Array.from({ length: inputs.rows * height * width }, (_, i) => {
    const [n, y, x] = [Math.floor(i / (height * width)), Math.floor(i / width) % height, i % width];
    return inputs.data[n * inputs.columns + Math.floor(y / 2) * image.width + Math.floor(x / 2)];
  });
  return {
    ...data,
    inputs: { rows: inputs.rows, columns: height * width, data: numbers },
    image: { ...image, height, width },
  };
}

/** So many 3×3 convolutions, of this stride. */
const stacks = [
  [1, 2],
  [2, 2],
  [3, 2],
  [4, 2],
  [2, 1],
  [4, 1],
] as const;

type GainCurve = readonly (readonly [side: number, gain: number])[];

let known: readonly GainCurve[] | undefined;

/** The gain of every stack on noise of every size. It is the same in all cases, so that it is measured once. */
export function gainsOfStacks(): readonly GainCurve[] {
  known ??= measuredGains();
  return known;
}

function measuredGains(): GainCurve[] {
  const noises = [8, 12, 16, 24, 32, 48, 64].map((side) => {
    const image = { height: side, width: side, channels: 1 };
    return { side, noise: datasetOf({ kind: "images", classes: 2, perClass: 8, image, separation: 0, seed: 1 }) };
  });
  return stacks.map(([depth, stride]) =>
    noises.map(({ side, noise }) => [side, gain(stacked(depth, stride), noise, "patches")] as const),
  );
}

/** The figure of these gains. */
export function gainFigure(gains: readonly GainCurve[]): Figure {
  return {
    title: "What depth and the size of images gain",
    caption:
      "Dense bound over the bound by patches, for so many 3×3 convolutions with same padding and a dense layer, on images of noise.",
    x: { label: "pixels a side", log: true },
    y: { label: "gain", log: true },
    series: stacks.map(([depth, stride], i) => ({
      name: `${depth} of stride ${stride}`,
      as: "line",
      points: gains[i],
    })),
  };
}

function stacked(depth: number, stride: number): NetworkDraw {
  const convolution = { channels: 2, kernel: 3, stride, padding: "same" as const };
  return {
    kind: "convolutional",
    convolutions: Array.from({ length: depth }, () => convolution),
    pooling: false,
    hidden: [],
    activation: "relu",
    bias: "none",
    outputGain: 1,
    seed: 1,
  };
}
