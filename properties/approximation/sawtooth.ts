import { type Architecture, dense, type heStart, random } from "#property";

/** A network with its weights. */
export interface Weighted {
  readonly architecture: Architecture;
  readonly parameters: ReturnType<typeof heStart>;
}

/** Wx + b. */
export interface Affine {
  readonly rows: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** A ReLU network of one input, from its layers; the last is linear. */
export function networkFrom(layers: readonly Affine[]): Weighted {
  return {
    architecture: dense([1, ...layers.map(({ bias }) => bias.length)], { bias: "all" }),
    parameters: {
      matrices: layers.map(({ rows }) => ({
        rows: rows.length,
        columns: rows[0].length,
        data: Float64Array.from(rows.flat()),
      })),
      biases: layers.map(({ bias }) => Float64Array.from(bias)),
      scale: 1,
    },
  };
}

/** The tent that rises from 0 to 1 at its peak p and falls to 0 at 1, from the ReLUs σ(t) and σ(t − p). */
function tentOf(peak: number): [number, number] {
  return [1 / peak, -1 / peak - 1 / (1 - peak)];
}

/**
 * Tents one after the other, of the place t = (x − from)/width in an interval: two ReLUs each, which the next layer reads as the
 * tent's height.
 */
export function sawtoothLayers({ from, width, peaks }: { from: number; width: number; peaks: readonly number[] }) {
  let height: Affine = { rows: [[1 / width]], bias: [-from / width] };
  const layers = peaks.map((peak) => {
    const [row] = height.rows;
    const layer: Affine = { rows: [row, row], bias: [height.bias[0], height.bias[0] - peak] };
    height = { rows: [tentOf(peak)], bias: [0] };
    return layer;
  });
  return [...layers, height];
}

/**
 * The interpolant of αx² + βx + γ at 2^m + 1 points of an interval, as evenly spaced as can be: with t = (x − from)/width it is
 * A(t − Σ_s g_s(t)/4^s) + Bt + C, where g_s is the s-fold tent of peak ½ and A = α width². Each of the m layers has the two ReLUs
 * of a tent and one that passes the sum so far on, to which a constant is added that keeps it positive.
 */
export function interpolantLayers(
  { alpha, beta, gamma }: { alpha: number; beta: number; gamma: number },
  { from, width, depth }: { from: number; width: number; depth: number },
): Affine[] {
  const A = alpha * width * width;
  const B = (2 * alpha * from + beta) * width;
  const C = (alpha * from + beta) * from + gamma;
  const lift = Math.abs(A) + Math.abs(B) + Math.abs(C);
  // Rows that read g_s and the sum so far from the layer below; at first both are linear in x.
  let tent = { row: [1 / width], bias: -from / width };
  let sum = { row: [(A + B) / width], bias: C + lift - ((A + B) * from) / width };
  const layers: Affine[] = [];
  for (let s = 1; s <= depth; s++) {
    layers.push({ rows: [tent.row, tent.row, sum.row], bias: [tent.bias, tent.bias - 0.5, sum.bias] });
    const [rising, falling] = tentOf(0.5);
    tent = { row: [rising, falling, 0], bias: 0 };
    sum = { row: [(-A * rising) / 4 ** s, (-A * falling) / 4 ** s, 1], bias: 0 };
  }
  return [...layers, { rows: [sum.row], bias: [sum.bias - lift] }];
}

/** The same function: every hidden neuron is multiplied by a drawn factor, ¼ to 4, and what reads it is divided by it. */
export function rescaled(layers: readonly Affine[], seed: number): Affine[] {
  const { uniform } = random(seed, "factors");
  let below = [1];
  return layers.map(({ rows, bias }, k) => {
    const own = bias.map(() => (k === layers.length - 1 ? 1 : 0.25 + 3.75 * uniform()));
    const layer = {
      rows: rows.map((row, j) => row.map((w, i) => (own[j] * w) / below[i])),
      bias: bias.map((b, j) => own[j] * b),
    };
    below = own;
    return layer;
  });
}
