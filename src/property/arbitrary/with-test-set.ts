import type { Dataset } from "../../data/dataset.ts";
import { heldOut } from "../../data/held-out.ts";
import { type DataDraw, datasetOf } from "./data.ts";

/**
 * The training set of a draw with a test set of `perClass` fresh samples a class. Digits are tested on MNIST's test images. A mixture
 * is drawn with more samples, and those behind the first are held out: same centres, same scale, other noise.
 */
export function withTestSet(draw: DataDraw, perClass: number): { training: Dataset; test: Dataset } {
  if (draw.kind === "digits")
    return { training: datasetOf(draw), test: datasetOf({ ...draw, perClass, split: "test" }) };
  const { first, rest } = heldOut(datasetOf({ ...draw, perClass: draw.perClass + perClass }), draw.perClass);
  return { training: first, test: rest };
}
