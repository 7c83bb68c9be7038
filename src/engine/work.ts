import { positionsOf, weightShape } from "../network/layer.ts";
import type { Run } from "./run.ts";

/** About how many floating-point operations a step takes: two a weight, sample and position, forward and in both backward products. */
export function operationsPerStep({ architecture, batches, data }: Run): number {
  const samples = batches.order === "full" ? data.inputs.rows : batches.size;
  const products = architecture.layers.map((layer) => {
    const { rows, columns } = weightShape(layer);
    return positionsOf(layer) * rows * columns;
  });
  return 6 * samples * products.reduce((sum, count) => sum + count, 0);
}
