import { cutAtBorder, layerNorms, layerPositions } from "#measure";
import {
  anyConvolutional,
  anyImages,
  type Dataset,
  datasetOf,
  denseEmbedding,
  networkOf,
  outputs,
  property,
  relative,
  seed,
  shuffledPixels,
} from "#property";
import patchesEqualDense from "../../theorems/structure/patches-equal-dense.ts";

type Draw = { data: Parameters<typeof datasetOf>[0]; network: Parameters<typeof networkOf>[0] };

/** Both networks on the same data, but for what the convolutional one `reads`. */
function compare(drawn: Draw, reads: (data: Dataset) => Dataset["inputs"]) {
  const data = datasetOf(drawn.data);
  const { architecture, start } = networkOf(drawn.network, data);
  const dense = denseEmbedding(architecture, start);
  const patches = outputs(architecture, start, reads(data));
  const whole = outputs(dense.architecture, dense.parameters, data.inputs);
  const scale = Math.max(...whole.data.map(Math.abs));
  // The output that differs most stands for all.
  const off = patches.data.map((f, i) => Math.abs(f - whole.data[i]));
  const i = off.indexOf(Math.max(...off));
  const norms = layerNorms(start);
  const denseNorms = layerNorms(dense.parameters);
  const positions = layerPositions(architecture);
  const measured = architecture.layers.flatMap((layer, k) =>
    layer.kind === "convolution"
      ? [
          {
            f: patches.data[i],
            f_dense: whole.data[i],
            T: denseNorms[k],
            W: norms[k],
            P: positions[k],
            cut: cutAtBorder(layer, start.matrices[k]),
            scale,
          },
        ]
      : [],
  );
  return { measured };
}

export default property(patchesEqualDense, {
  given: { data: anyImages({ perClass: [2, 4] }), network: anyConvolutional(), seed: seed() },
  populations: {
    "valid padding": { network: anyConvolutional({ padding: ["valid"] }) },
    "same padding": { network: anyConvolutional({ padding: ["same"] }) },
  },
  larger: {
    "large images": {
      data: anyImages({ perClass: [2], height: [12, 16], width: [12, 16], channels: [2, 4] }),
      network: anyConvolutional({ convolutions: [2, 4], channels: [8, 16], kernel: [2, 5] }),
    },
  },
  trial: (drawn) => compare(drawn, ({ inputs }) => inputs),
  within: relative(1e-12, {
    to: "scale + P * W^2",
    because:
      "float64 rounding, relative to the largest output and P‖W‖²: mostly of ‖T‖², a sum of up to some 100,000 squares; the worst seen is below 1e-13",
  }),
  controls: {
    "the convolutions read the image with its pixels shuffled": {
      trial: (drawn) => compare(drawn, (data) => shuffledPixels(data, drawn.seed).inputs),
    },
  },
});
