import type { Matrix } from "../../network/matrix.ts";
import { padded } from "./padding.ts";
import type { LayerShape } from "./shapes.ts";

/** PANEL in assembly/network.ts. */
const PANEL_BYTES = 64;

/** Numbers as the kernel computes with them. */
export type Numbers = Float64Array | Float32Array;

/**
 * How a weight matrix lies in the kernel's memory, one part a node; see assembly/network.ts. Counts are in numbers.
 */
export interface Panels {
  /** Inputs of a panel, with padding. */
  readonly rows: number;
  readonly paddedOutputs: number;
  /** Outputs of a whole panel; what is left over is a panel half as wide, one of a quarter, or both. */
  readonly width: number;
  /** Numbers of one node's matrix. */
  readonly size: number;
}

/** The layout of a node's matrix. `bytes` is the size of a number. */
export function panels(outputs: number, inputs: number, bytes: number): Panels {
  const rows = padded(inputs);
  const paddedOutputs = padded(outputs);
  return { rows, paddedOutputs, width: PANEL_BYTES / bytes, size: rows * paddedOutputs };
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

/** The first output of the panel that holds output j, and the panel's outputs. */
function panelOf(j: number, outputs: number, width: number): { first: number; step: number } {
  let first = 0;
  for (let step = width; ; step /= 2) {
    const end = first + Math.floor((outputs - first) / step) * step;
    if (j < end) return { first: first + Math.floor((j - first) / step) * step, step };
    first = end;
  }
}

function eachWeight(
  { nodes, outputs, columns }: Weights,
  { rows: panelRows, paddedOutputs, width, size }: Panels,
  visit: (plain: number, packed: number) => void,
): void {
  for (let node = 0; node < nodes; node++) {
    for (let j = 0; j < outputs; j++) {
      const { first, step } = panelOf(j, paddedOutputs, width);
      const plain = (node * outputs + j) * columns.length;
      const packed = node * size + first * panelRows + (j - first);
      for (let i = 0; i < columns.length; i++) visit(plain + i, packed + columns[i] * step);
    }
  }
}
