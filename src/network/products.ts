import { type ConvolutionalLayer, gridOf, type Layer } from "./layer.ts";

/** A stretch of `length` products of the linear map: z[z] += Σ_{i < length} W[w + i] · x[x + i], in the flat arrays. */
export type Stretch = (z: number, w: number, x: number, length: number) => void;

/**
 * Visits every product W · x of a layer's linear map once, for one sample: the definition of all three kinds, from which the
 * preactivations and both derivatives follow. A convolution's products with what lies outside the image are left out: they
 * are 0.
 */
export function eachStretch(layer: Layer, visit: Stretch): void {
  if (layer.kind === "convolution") {
    eachPatchRow(layer, visit);
  } else if (layer.kind === "dense") {
    for (let j = 0; j < layer.outputs; j++) visit(j, j * layer.inputs, 0, layer.inputs);
  } else {
    for (let j = 0; j < layer.nodes * layer.units; j++) {
      visit(j, j * layer.reads, Math.floor(j / layer.units) * layer.reads, layer.reads);
    }
  }
}

/** A row of a patch is one stretch, in the image as in W, since the channels of a pixel lie side by side. */
function eachPatchRow(layer: ConvolutionalLayer, visit: Stretch): void {
  const { image, kernel, stride, channels } = layer;
  const grid = gridOf(layer);
  for (let p = 0; p < grid.height * grid.width; p++) {
    // The patch's first pixel, which may lie outside the image; its columns from … to − 1 lie inside.
    const top = Math.floor(p / grid.width) * stride - grid.top;
    const left = (p % grid.width) * stride - grid.left;
    const from = Math.max(0, -left);
    const to = Math.min(kernel, image.width - left);
    for (let j = 0; j < channels; j++) {
      for (let y = 0; y < kernel; y++) {
        if (top + y < 0 || top + y >= image.height) continue;
        visit(
          p * channels + j,
          ((j * kernel + y) * kernel + from) * image.channels,
          ((top + y) * image.width + left + from) * image.channels,
          (to - from) * image.channels,
        );
      }
    }
  }
}
