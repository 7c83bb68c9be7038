import {
  anyConvolutional,
  anyDigits,
  anyImages,
  type Dataset,
  datasetOf,
  property,
  relative,
  shuffledPixels,
} from "#property";
import localizedKernels from "../../theorems/generalization/localized-kernels-tighten-the-bound.ts";
import { gain, lit } from "./gain.ts";
import { predictedGain, symbols } from "./predicted-gain.ts";

type Form = Parameters<typeof gain>[2];

interface Draw {
  data: Parameters<typeof datasetOf>[0];
  network: Parameters<typeof gain>[0];
}

function compare({ network }: Draw, data: Dataset, form: Form) {
  return { gain: gain(network, data, form), ...symbols(network, data, form) };
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

export default property(localizedKernels, {
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
  larger: { "whole digits": { data: anyDigits({ perClass: [4], pooled: false }) } },
  trial: (drawn) => ({
    measured: compare(drawn, datasetOf(drawn.data), "patches"),
    shows: energies(drawn).flatMap(({ name, data }) =>
      (["patches", "pixels"] as const).map((form) => {
        const { gain, ...rest } = compare(drawn, data, form);
        return { name, form, gain, predicted: predictedGain(rest) };
      }),
    ),
  }),
  within: relative(1e-12, {
    because: "float64 rounding of sums of squares; the bounds differ by what the formula says",
  }),
  controls: {
    "a single convolution, energy in one pixel, and the bound by pixels": {
      changes: ({ data, network }) => ({
        data,
        network: network.kind === "dense" ? network : { ...network, convolutions: network.convolutions.slice(0, 1) },
      }),
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
