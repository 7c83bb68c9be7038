import type { Architecture } from "./architecture.ts";
import { weightShape } from "./layer.ts";
import { zeros } from "./matrix.ts";
import type { Parameters } from "./parameters.ts";

/**
 * Normal weights with variance 2/fan-in in every layer, times `gain`. The fan-in is the number of columns: for a convolution
 * that of its patch.
 * He, Zhang, Ren, Sun, "Delving Deep into Rectifiers", ICCV 2015. A gain g in every layer multiplies f by g^L.
 *
 * @param normal draws a standard normal.
 * @param gain a factor on every weight.
 * @param biasDeviation standard deviation of the biases, where layers have them; 0 starts them at zero.
 * @throws RangeError when the gain or the deviation is not finite, or the gain is not positive.
 */
export function heStart(
  architecture: Architecture,
  normal: () => number,
  { gain = 1, biasDeviation = 0 }: { gain?: number; biasDeviation?: number } = {},
): Parameters {
  if (!(gain > 0) || !Number.isFinite(gain)) throw new RangeError(`gain ${gain}: it must be positive and finite`);
  if (!Number.isFinite(biasDeviation)) throw new RangeError(`bias deviation ${biasDeviation}: it must be finite`);
  const matrices = architecture.layers.map((layer) => {
    const { rows, columns } = weightShape(layer);
    const deviation = gain * Math.sqrt(2 / columns);
    const matrix = zeros(rows, columns);
    for (let i = 0; i < matrix.data.length; i++) matrix.data[i] = deviation * normal();
    return matrix;
  });
  const biases = architecture.layers.map((layer) =>
    layer.bias ? Float64Array.from({ length: weightShape(layer).rows }, () => biasDeviation * normal()) : null,
  );
  return { matrices, biases, scale: 1 };
}
