import { sparseUnitBound } from "#measure";
import {
  type Architecture,
  anyConvolutional,
  anyDense,
  anyDigits,
  anyMixture,
  type Dataset,
  datasetOf,
  networkOf,
  property,
  seed,
  strict,
  tree,
} from "#property";
import sparseBoundHolds from "../../theorems/generalization/sparse-bound-holds.ts";
import { lowerEstimate, oneOutputOfTwo } from "./lower-estimate.ts";

interface Draw {
  data: Parameters<typeof datasetOf>[0];
  network: Parameters<typeof networkOf>[0];
  seed: number;
}

/** Outputs of a node that shares no weights. */
const units = 2;

/**
 * What a draw stands for. A dense network on a mixture is read as a tree: a hidden width says how many nodes of a layer belong to one
 * node of the layer above, and the mixture's dimension how many numbers a node of the first layer reads.
 */
function caseOf(drawn: Draw): { architecture: Architecture; inputs: Dataset["inputs"] } {
  if (drawn.network.kind === "convolutional" || drawn.data.kind !== "mixture") {
    const data = oneOutputOfTwo(datasetOf(drawn.data));
    return { architecture: networkOf(drawn.network, data).architecture, inputs: data.inputs };
  }
  const { hidden } = drawn.network;
  const layers = hidden.map((_, k) => ({
    nodes: hidden.slice(k).reduce((product, width) => product * width, 1),
    units,
  }));
  const dimension = drawn.data.dimension * layers[0].nodes;
  const { inputs, targets } = oneOutputOfTwo(datasetOf({ ...drawn.data, dimension }));
  return { architecture: tree(dimension, layers, targets.columns), inputs };
}

function compare(drawn: Draw, share: (architecture: Architecture) => number = () => 1) {
  const { architecture, inputs } = caseOf(drawn);
  const { mean, low } = lowerEstimate(architecture, inputs, { ball: "sparse", seed: drawn.seed });
  const [patches, pixels] = (["patches", "pixels"] as const).map(
    (form) => share(architecture) * sparseUnitBound(architecture, inputs, form),
  );
  return {
    measured: { R: low, patches, pixels },
    shows: { layers: architecture.layers.length, patches: patches / mean, pixels: pixels / mean },
  };
}

/** The nodes that the outputs read, in a tree of one layer. */
function nodesRead({ layers: [first] }: Architecture): number {
  return first.kind === "local" ? first.nodes : 1;
}

export default property(sparseBoundHolds, {
  given: {
    data: anyDigits({ classes: [2, 4], perClass: [3, 4, 5] }),
    network: anyConvolutional({
      convolutions: [1, 2],
      channels: [2, 4],
      kernel: [2, 3],
      stride: [2, 3],
      hidden: { depth: [0, 1], width: [4, 12] },
    }),
    seed: seed(),
  },
  populations: {
    convolutional: {},
    "unshared nodes": {
      data: anyMixture({ classes: [2, 4], perClass: [3, 4, 5], dimension: [2, 4] }),
      network: anyDense({ depth: [2, 3], width: [2, 6] }),
    },
  },
  trial: (drawn) => compare(drawn),
  within: strict({ because: "the claim is two inequalities, and the estimate is taken four standard errors low" }),
  controls: {
    "512 unshared nodes, and the number of nodes that the outputs read left out of the bound": {
      changes: (drawn) => ({
        ...drawn,
        data: { ...drawn.data, kind: "mixture", classes: 2, dimension: 2, separation: 2 },
        network: { ...drawn.network, kind: "dense", hidden: [512] },
      }),
      trial: (drawn) => compare(drawn, (architecture) => 1 / Math.sqrt(nodesRead(architecture))),
    },
  },
  figures: (cases) => [
    {
      title: "How far the sparse bound is above the estimate",
      caption:
        "Bound over estimated complexity, a point a case, spread out within its number of layers. An error of the bound that is smaller than this factor would not be seen.",
      x: { label: "number of layers", log: false },
      y: { label: "bound / estimate", log: true },
      series: [
        ...["convolutional", "unshared nodes"].flatMap((name) =>
          (["patches", "pixels"] as const).map((form) => ({
            name: `${name}, by ${form}`,
            as: "dots" as const,
            points: cases
              .filter(({ population }) => population === name)
              .map(({ shows }, i) => [shows.layers + ((i % 10) - 4.5) / 20, shows[form]] as const),
          })),
        ),
        {
          name: "bound = estimate",
          as: "line",
          points: [
            [1.5, 1],
            [4.5, 1],
          ],
        },
      ],
    },
  ],
});
