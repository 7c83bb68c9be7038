import type { Matrix } from "../../network/matrix.ts";
import { PADDING_BYTES, padded } from "./padding.ts";
import type { LayerShape } from "./shapes.ts";

/** Numbers as the kernel computes with them. */
export type Numbers = Float64Array | Float32Array;

/**
 * How a weight matrix lies in the kernel's memory, one part a node; see assembly/network.ts. Counts are in numbers.
 */
export interface Panels {
  /** Inputs of a panel, with padding. */
  readonly rows: number;
  readonly paddedOutputs: number;
  /** Outputs of a panel; the last panel may have half as many. */
  readonly width: number;
  /** Numbers of one node's matrix. */
  readonly size: number;
}

/** The layout of a node's matrix. `bytes` is the size of a number. */
export function panels(outputs: number, inputs: number, bytes: number): Panels {
  // The backward pass takes four inputs at a time.
  const rows = 4 * Math.ceil(inputs / 4);
  const paddedOutputs = padded(outputs, bytes);
  return { rows, paddedOutputs, width: (2 * PADDING_BYTES) / bytes, size: rows * paddedOutputs };
}

/** What of a layer's shape says where its weights stand. */
type Weights = Pick<LayerShape, "nodes" | "outputs" | "columns">;

/** Writes a matrix into its panels. The padding is left as it is. */
export function packMatrix(matrix: Matrix, shape: Weights, layout: Panels, to: Numbers): void {
  eachWeight(shape, layout, (plain, packed) => {
    to[packed] = matrix.data[plain];
  });
}

/** Reads a matrix from its panels, into memory of its own. */
export function unpackMatrix(shape: Weights, layout: Panels, from: Numbers): Matrix {
  const rows = shape.nodes * shape.outputs;
  const columns = shape.columns.length;
  const matrix = { rows, columns, data: new Float64Array(rows * columns) };
  eachWeight(shape, layout, (plain, packed) => {
    matrix.data[plain] = from[packed];
  });
  return matrix;
}

/** Writes a bias, each node's padded. */
export function packBias(
  bias: Float64Array,
  { nodes, outputs }: Weights,
  { paddedOutputs }: Panels,
  to: Numbers,
): void {
  for (let node = 0; node < nodes; node++) {
    to.set(bias.subarray(node * outputs, (node + 1) * outputs), node * paddedOutputs);
  }
}

/** Reads a bias, into memory of its own. */
export function unpackBias({ nodes, outputs }: Weights, { paddedOutputs }: Panels, from: Numbers): Float64Array {
  return Float64Array.from(
    { length: nodes * outputs },
    (_, j) => from[Math.floor(j / outputs) * paddedOutputs + (j % outputs)],
  );
}

/** Writes a matrix row by row, each row `stride` numbers long, its entry i at place `entries[i]`. */
export function packRows(matrix: Matrix, entries: Int32Array, stride: number, to: Numbers): void {
  for (let n = 0; n < matrix.rows; n++) {
    for (let i = 0; i < matrix.columns; i++) to[n * stride + entries[i]] = matrix.data[n * matrix.columns + i];
  }
}

function eachWeight(
  { nodes, outputs, columns }: Weights,
  { rows: panelRows, paddedOutputs, width, size }: Panels,
  visit: (plain: number, packed: number) => void,
): void {
  for (let node = 0; node < nodes; node++) {
    for (let j = 0; j < outputs; j++) {
      const first = Math.floor(j / width) * width;
      const step = Math.min(width, paddedOutputs - first);
      const plain = (node * outputs + j) * columns.length;
      const packed = node * size + first * panelRows + (j - first);
      for (let i = 0; i < columns.length; i++) visit(plain + i, packed + columns[i] * step);
    }
  }
}
