import { type Matrix, row, zeros } from "../network/matrix.ts";
import { type Dataset, dataset } from "./dataset.ts";

/**
 * The first `perClass` samples of every class, and all others: two sets without a sample in common.
 * @throws RangeError unless every class has more samples than that.
 */
export function heldOut(data: Dataset, perClass: number): { first: Dataset; rest: Dataset } {
  if (!Number.isInteger(perClass) || perClass < 1)
    throw new RangeError(`the first ${perClass} samples of a class: choose an integer of at least 1`);
  const seen = new Int32Array(data.classes);
  const isFirst = Array.from(data.labels, (label) => seen[label]++ < perClass);
  const short = seen.findIndex((count) => count <= perClass);
  if (short >= 0)
    throw new RangeError(`class ${short} has ${seen[short]} samples: none is left behind the first ${perClass}`);
  const choose = (wanted: boolean) => {
    const chosen = [...isFirst.keys()].filter((n) => isFirst[n] === wanted);
    const labels = Int32Array.from(chosen, (n) => data.labels[n]);
    return dataset(rowsOf(data.inputs, chosen), labels, data.classes, data.image);
  };
  return { first: choose(true), rest: choose(false) };
}

function rowsOf(matrix: Matrix, chosen: readonly number[]): Matrix {
  const result = zeros(chosen.length, matrix.columns);
  for (const [i, n] of chosen.entries()) row(result, i).set(row(matrix, n));
  return result;
}
