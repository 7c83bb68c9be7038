import {
  anyConvolutional,
  anyDigits,
  anyImages,
  type Dataset,
  datasetOf,
  networkOf,
  property,
  relative,
  shuffledPixels,
} from "#property";
import localizedKernels from "../../theorems/generalization/localized-kernels-tighten-the-bound.ts";
import { gain, lit } from "./gain.ts";

type Form = Parameters<typeof gain>[2];
type NetworkDraw = Parameters<typeof networkOf>[0];

interface Draw {
  data: Parameters<typeof datasetOf>[0];
  network: NetworkDraw;
}

/** The formula's symbols, from shapes and pixels alone. */
function symbols(network: NetworkDraw, data: Dataset, form: Form) {
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

function compare({ network }: Draw, data: Dataset, form: Form) {
  return { gain: gain(network, data, form), ...symbols(network, data, form) };
}

function predicted({ P, E, L, m }: ReturnType<typeof symbols>): number {
  const hidden = (L - 1) * Math.log(2);
  return (Math.sqrt(P * E) * (1 + Math.sqrt(2 * hidden))) / (1 + Math.sqrt(2 * (hidden + Math.log(m))));
}

/** Where a case's energy is: as drawn, in every 40th pixel, or in the first one. */
function energies(drawn: Draw): { name: string; data: Dataset }[] {
  const data = datasetOf(drawn.data);
  return [
    { name: drawn.data.kind === "digits" ? "digits" : "noise", data },
    { name: "few pixels", data: lit(data, 40) },
    { name: "one pixel", data: lit(data, data.inputs.columns) },
  ];
}

property(localizedKernels, {
  given: {
    data: anyDigits({ perClass: [4, 8] }),
    network: anyConvolutional({
      convolutions: [1, 3],
      channels: [2, 6],
      kernel: [2, 3],
      stride: [1, 2],
      padding: ["valid"],
      hidden: { depth: [0, 1], width: [8, 16] },
    }),
  },
  populations: {
    digits: {},
    noise: {
      data: anyImages({ classes: [2, 5], perClass: [4, 8], height: [10, 14], width: [10, 14], separation: [0, 1] }),
    },
  },
  trial: (drawn) => ({
    measured: compare(drawn, datasetOf(drawn.data), "patches"),
    shows: energies(drawn).flatMap(({ name, data }) =>
      (["patches", "pixels"] as const).map((form) => {
        const { gain, ...rest } = compare(drawn, data, form);
        return { name, form, gain, predicted: predicted(rest) };
      }),
    ),
  }),
  within: relative(1e-12, {
    because: "float64 rounding of sums of squares; the bounds differ by what the formula says",
  }),
  controls: {
    "energy in one pixel, and the bound by pixels": {
      trial: (drawn) => ({ measured: compare(drawn, energies(drawn)[2].data, "pixels") }),
    },
    "the formula reads the images with their pixels shuffled": {
      trial: ({ data, network }) => {
        const images = datasetOf(data);
        const shuffled = shuffledPixels(images, network.seed);
        return {
          measured: { gain: gain(network, images, "patches"), ...symbols(network, shuffled, "patches") },
        };
      },
    },
  },
  figures: (cases) => {
    const all = cases.flatMap(({ shows }) => shows);
    const names = ["digits", "noise", "few pixels", "one pixel"];
    return [
      {
        title: "What the kernels' norms gain, predicted and measured",
        caption:
          "Dense bound over the bound by patches, against the formula; a point a case and place of the energy. Left of 1 the dense bound is the smaller one.",
        x: { label: "predicted gain", log: true },
        y: { label: "measured gain", log: true },
        series: [
          ...names.map((name) => ({
            name,
            as: "dots" as const,
            points: all
              .filter((each) => each.name === name && each.form === "patches")
              .map((each) => [each.predicted, each.gain] as const),
          })),
          {
            name: "as predicted",
            as: "line",
            points: [
              [0.5, 0.5],
              [100, 100],
            ],
          },
        ],
      },
      ...(["patches", "pixels"] as const).map((form) => ({
        title: `How large the gain is, by ${form}`,
        caption: `Share of the cases whose dense bound is at least so many times the bound by ${form}, by where the energy is.`,
        x: { label: "gain", log: true },
        y: { label: "share of cases with at least that gain", log: false },
        series: names.map((name) => ({
          name,
          as: "line" as const,
          points: survival(all.filter((each) => each.name === name && each.form === form).map((each) => each.gain)),
        })),
      })),
    ];
  },
});

/** Of every value the share of values that are at least as large, as steps. */
function survival(values: readonly number[]): (readonly [number, number])[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.flatMap((value, i) => [
    [value, 1 - i / sorted.length] as const,
    [value, 1 - (i + 1) / sorted.length] as const,
  ]);
}
