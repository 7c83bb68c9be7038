import type { Matrix } from "../../network/matrix.ts";

/** Numbers as the kernel computes with them. */
export type Numbers = Float64Array | Float32Array;

/** The kernel's vectors are 16 bytes, and it takes them in twos. */
export const PADDING_BYTES = 32;

/** How a weight matrix of `outputs` × `inputs` lies in the kernel's memory; see assembly/network.ts. Counts are in numbers. */
export interface Panels {
  /** Inputs of a panel, with padding. */
  readonly rows: number;
  readonly paddedOutputs: number;
  /** Outputs of a panel; the last panel may have half as many. */
  readonly width: number;
  /** Numbers of the whole. */
  readonly size: number;
}

/** The layout of a matrix. `bytes` is the size of a number. */
export function panels(outputs: number, inputs: number, bytes: number): Panels {
  // The backward pass takes four inputs at a time.
  const rows = 4 * Math.ceil(inputs / 4);
  const paddedOutputs = padded(outputs, bytes);
  return { rows, paddedOutputs, width: (2 * PADDING_BYTES) / bytes, size: rows * paddedOutputs };
}

/** The length that `count` numbers of `bytes` bytes take with their padding. */
export function padded(count: number, bytes: number): number {
  const unit = PADDING_BYTES / bytes;
  return Math.ceil(count / unit) * unit;
}

/** Writes a matrix into its panels. The padding is left as it is. */
export function packMatrix(matrix: Matrix, layout: Panels, to: Numbers): void {
  eachWeight(matrix, layout, (plain, packed) => {
    to[packed] = matrix.data[plain];
  });
}

/** Reads a matrix from its panels, into memory of its own. */
export function unpackMatrix(rows: number, columns: number, layout: Panels, from: Numbers): Matrix {
  const matrix = { rows, columns, data: new Float64Array(rows * columns) };
  eachWeight(matrix, layout, (plain, packed) => {
    matrix.data[plain] = from[packed];
  });
  return matrix;
}

/** Writes a matrix row by row, each row padded to `stride` numbers. */
export function packRows(matrix: Matrix, stride: number, to: Numbers): void {
  for (let i = 0; i < matrix.rows; i++) {
    to.set(matrix.data.subarray(i * matrix.columns, (i + 1) * matrix.columns), i * stride);
  }
}

function eachWeight(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  { rows: panelRows, paddedOutputs, width }: Panels,
  visit: (plain: number, packed: number) => void,
): void {
  for (let j = 0; j < rows; j++) {
    const first = Math.floor(j / width) * width;
    const step = Math.min(width, paddedOutputs - first);
    for (let k = 0; k < columns; k++) visit(j * columns + k, first * panelRows + k * step + (j - first));
  }
}
