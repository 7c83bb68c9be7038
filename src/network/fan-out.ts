import { type Layer, weightShape } from "./layer.ts";

/**
 * Which entries of W_{k+1} read neuron j of layer k: entry j of the result lists them, ascending, as indices into the matrix's
 * `data`. A neuron is a row of W_k. A dense neuron's are a column; a channel's are the columns of that channel at every place
 * of the patch, for a dense layer above at every pixel, and a single column where the pixels were averaged; those of a node's
 * output lie in the rows of the one node above. Every entry of W_{k+1} reads exactly one neuron.
 *
 * @param below layer k.
 * @param above layer k + 1, which must fit on it, see `checkArchitecture`.
 */
export function outgoingEntries(below: Layer, above: Layer): Int32Array[] {
  const neurons = weightShape(below).rows;
  const { rows, columns } = weightShape(above);
  const entries: number[][] = Array.from({ length: neurons }, () => []);
  for (let row = 0; row < rows; row++) {
    const first = above.kind === "local" ? Math.floor(row / above.units) * above.reads : 0;
    for (let column = 0; column < columns; column++) {
      // In an image as in a patch the channels of a pixel lie side by side, and so come round again after all neurons.
      entries[(first + column) % neurons].push(row * columns + column);
    }
  }
  return entries.map((list) => Int32Array.from(list));
}
