import { denseBound, sparseBound } from "#measure";
import { anyConvolutional, anyImages, type Dataset, datasetOf, integer, networkOf, property, strict } from "#property";
import sparseBoundAlwaysBetter from "../../theorems/generalization/sparse-bound-always-better.ts";
import { lit } from "./gain.ts";

type NetworkDraw = Parameters<typeof networkOf>[0];

const smallImages = { classes: [2, 2], perClass: [1], channels: [1, 2] } as const;

const smallKernels = { convolutions: [1, 2], channels: [1, 3], padding: ["valid"] } as const;

function bounds(network: NetworkDraw, data: Dataset) {
  const { architecture, start } = networkOf(network, data);
  const sparse = (form: "patches" | "pixels") => sparseBound(architecture, start, data.inputs, form);
  const dense = denseBound(architecture, start, data.inputs);
  return {
    measured: { sparse: sparse("patches"), dense },
    shows: { share: litShare(data), patches: dense / sparse("patches"), pixels: dense / sparse("pixels") },
  };
}

/** Of the numbers of the inputs, those that are not 0. */
function litShare({ inputs }: Dataset): number {
  return inputs.data.filter((x) => x !== 0).length / inputs.data.length;
}

function digits(seed: number): Parameters<typeof datasetOf>[0] {
  return { kind: "digits", classes: [0, 1], perClass: 3, pooled: true, unitNorm: true, seed, split: "train" };
}

/** The same network with kernels that see a small part of a digit. */
function threeByThree(network: NetworkDraw): NetworkDraw {
  if (network.kind === "dense") return network;
  return { ...network, convolutions: network.convolutions.map((each) => ({ ...each, kernel: 3, stride: 2 })) };
}

export default property(sparseBoundAlwaysBetter, {
  given: {
    data: anyImages({ ...smallImages, height: [1, 6], width: [1, 6] }),
    network: anyConvolutional({ ...smallKernels, kernel: [1, 3] }),
    /** The first pixel has energy, and every so many after it. */
    step: integer(1, 36),
  },
  populations: {
    "any kernels": {},
    "kernels of two or three pixels": {
      data: anyImages({ ...smallImages, height: [2, 6], width: [2, 6] }),
      network: anyConvolutional({ ...smallKernels, kernel: [2, 3] }),
    },
  },
  trial: ({ data, network, step }) => bounds(network, lit(datasetOf(data), step)),
  within: strict({
    because: "the claim is an inequality; 1e-9 is far above rounding, which would otherwise count where both are equal",
  }),
  controls: {
    "digits, kernels of three pixels and stride 2": {
      changes: ({ network, ...drawn }) => ({ ...drawn, data: digits(network.seed), network: threeByThree(network) }),
      trial: ({ data, network }) => bounds(network, datasetOf(data)),
    },
  },
  figures: (cases) => [
    {
      title: "Where the bound by kernels is better: energy in few pixels or in many",
      caption:
        "Dense bound over sparse bound, a point a case, against the share of the pixels that have energy. Below the line the dense bound is the smaller one.",
      x: { label: "share of pixels with energy", log: true },
      y: { label: "dense bound / sparse bound", log: true },
      series: [
        ...(["patches", "pixels"] as const).map((form) => ({
          name: `by ${form}`,
          as: "dots" as const,
          points: cases.map(({ shows }) => [shows.share, shows[form]] as const),
        })),
        {
          name: "equal",
          as: "line",
          points: [
            [1 / 36, 1],
            [1, 1],
          ],
        },
      ],
    },
  ],
});
