import { denseUnitBound } from "#measure";
import {
  anyConvolutional,
  anyDense,
  anyDigits,
  anyMixture,
  datasetOf,
  networkOf,
  property,
  seed,
  strict,
} from "#property";
import denseBoundHolds from "../../theorems/generalization/dense-bound-holds.ts";
import { lowerEstimate, oneOutputOfTwo } from "./lower-estimate.ts";

interface Draw {
  data: Parameters<typeof datasetOf>[0];
  network: Parameters<typeof networkOf>[0];
  seed: number;
}

function compare(drawn: Draw, share = 1) {
  const data = oneOutputOfTwo(datasetOf(drawn.data));
  const { architecture } = networkOf(drawn.network, data);
  const { mean, low } = lowerEstimate(architecture, data.inputs, { ball: "dense", seed: drawn.seed });
  const bound = share * denseUnitBound(architecture, data.inputs);
  return { measured: { R: low, bound }, shows: { layers: architecture.layers.length, looseness: bound / mean } };
}

export default property(denseBoundHolds, {
  given: {
    data: anyMixture({ classes: [2, 4], perClass: [3, 4, 5], dimension: [4, 24] }),
    network: anyDense({ depth: [2, 4], width: [4, 16] }),
    seed: seed(),
  },
  populations: {
    "one layer": { network: anyDense({ depth: [1, 1] }) },
    "two to four layers": {},
    convolutional: {
      data: anyDigits({ classes: [2, 4], perClass: [3, 4, 5] }),
      network: anyConvolutional({
        convolutions: [1, 2],
        channels: [2, 4],
        kernel: [2, 3],
        stride: [2, 3],
        hidden: { depth: [0, 1], width: [4, 12] },
      }),
    },
  },
  trial: (drawn) => compare(drawn),
  within: strict({ because: "the claim is an inequality, and the estimate is taken four standard errors low" }),
  controls: {
    "half of the bound, one layer": {
      changes: (drawn) => ({ ...drawn, network: { ...drawn.network, kind: "dense", hidden: [] } }),
      trial: (drawn) => compare(drawn, 1 / 2),
    },
  },
  figures: (cases) => [
    {
      title: "How far the dense bound is above the estimate",
      caption:
        "Bound over estimated complexity, a point a case, spread out within its number of layers. At 1 the bound would be the complexity. An error of the bound that is smaller than this factor would not be seen.",
      x: { label: "number of layers", log: false },
      y: { label: "bound / estimate", log: true },
      series: [
        ...["one layer", "two to four layers", "convolutional"].map((name) => ({
          name,
          as: "dots" as const,
          points: cases
            .filter(({ population }) => population === name)
            .map(({ shows }, i) => [shows.layers + ((i % 10) - 4.5) / 20, shows.looseness] as const),
        })),
        {
          name: "bound = estimate",
          as: "line",
          points: [
            [0.5, 1],
            [4.5, 1],
          ],
        },
      ],
    },
  ],
});
