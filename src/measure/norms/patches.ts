import type { Architecture } from "../../network/architecture.ts";
import { gridOf, type Layer, positionsOf } from "../../network/layer.ts";
import type { Matrix } from "../../network/matrix.ts";
import { eachStretch } from "../../network/products.ts";

/** P_k of every layer, the first layer first: at how many positions its matrix is used, 1 for all but convolutions. */
export function layerPositions({ layers }: Architecture): number[] {
  return layers.map(positionsOf);
}

/**
 * ‖T‖_F, where T is the matrix of the layer's whole linear map: for a convolution its Toeplitz matrix, without the pooling.
 * Every weight counts as often as it meets a number of the input, so that ‖T‖ = √P · ‖W‖ where no patch reaches out of the
 * image, and less where some do.
 *
 * @param matrix W of the layer.
 */
export function toeplitzNorm(layer: Layer, matrix: Matrix): number {
  let squares = 0;
  eachStretch(layer, (_z, w, _x, length) => {
    for (let i = w; i < w + length; i++) squares += matrix.data[i] * matrix.data[i];
  });
  return Math.sqrt(squares);
}

/**
 * Σ of the squares of the kernel's entries that meet no pixel, over all positions: what a convolution loses at the border,
 * ‖T‖² = P‖W‖² − this. 0 for other layers, and where no patch reaches out of the image.
 *
 * @param matrix W of the layer.
 */
export function cutAtBorder(layer: Layer, matrix: Matrix): number {
  if (layer.kind !== "convolution") return 0;
  const { image, kernel, stride } = layer;
  const grid = gridOf(layer);
  /** At how many of the positions along a side the kernel's `offset`-th line lies in the image. */
  const inside = (positions: number, before: number, side: number, offset: number) => {
    let count = 0;
    for (let p = 0; p < positions; p++) {
      const at = p * stride + offset - before;
      if (at >= 0 && at < side) count++;
    }
    return count;
  };
  let squares = 0;
  for (const [i, w] of matrix.data.entries()) {
    const place = Math.floor((i % matrix.columns) / image.channels);
    const rows = inside(grid.height, grid.top, image.height, Math.floor(place / kernel));
    const columns = inside(grid.width, grid.left, image.width, place % kernel);
    squares += (grid.height * grid.width - rows * columns) * w * w;
  }
  return squares;
}
