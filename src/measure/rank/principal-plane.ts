import { dot, type Matrix, row } from "../../network/matrix.ts";
import { rightSingularVectors } from "./singular-values.ts";

/**
 * The rows of a matrix in the plane of their first two principal directions, as [x, y]: the directions in which the centred rows
 * spread most. Each is turned so that the row farthest along it has a positive coordinate. Where rows spread in one direction only, y
 * is 0 but for rounding.
 * @throws RangeError for fewer than two columns, and entries that are not finite.
 */
export function principalPlane(features: Matrix): (readonly [number, number])[] {
  const { rows, columns, data } = features;
  if (columns < 2) throw new RangeError(`features of ${columns} column: a plane needs two`);
  const mean = Float64Array.from({ length: columns }, (_, j) => {
    let sum = 0;
    for (let n = 0; n < rows; n++) sum += data[n * columns + j];
    return sum / rows;
  });
  const centred = { rows, columns, data: data.map((x, i) => x - mean[i % columns]) };
  const { vectors } = rightSingularVectors(centred);
  const along = (direction: number) => {
    if (direction >= vectors.rows) return Array.from({ length: rows }, () => 0);
    const coordinates = Array.from({ length: rows }, (_, n) => dot(row(centred, n), row(vectors, direction)));
    const farthest = coordinates.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
    return coordinates.map((x) => (farthest < 0 ? -x : x));
  };
  const [first, second] = [along(0), along(1)];
  return first.map((x, n) => [x, second[n]] as const);
}
