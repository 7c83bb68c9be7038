import { Layer, PANEL, VECTOR } from "./network";

/**
 * Copies the weights from `inputs` inputs of a node, from input `first` on, as the matrix that leads back from its outputs to them:
 * in panels of inputs that hold, output by output, the weights from the panel's inputs side by side.
 */
export function transpose<T>(layer: Layer, weights: usize, first: usize, inputs: usize, to: usize): void {
  const width = padded(inputs) * sizeof<T>();
  const outputBytes: usize = layer.outputBytes;
  for (let column: usize = 0; column < outputBytes; ) {
    const step = panelWidth(outputBytes - column);
    const panel = weights + column * usize(layer.panelRows) + first * step;
    for (let at: usize = 0; at < step; at += VECTOR) {
      turn<T>(panel + at, step, width, to, (column + at) / sizeof<T>(), outputBytes / sizeof<T>());
    }
    column += step;
  }
}

/** Turns a column of one vector of outputs, which is the rows from `row` on of the transposed matrix. */
function turn<T>(from: usize, step: usize, width: usize, to: usize, row: usize, rows: usize): void {
  for (let input: usize = 0; input < width; ) {
    const toStep = panelWidth(width - input);
    let target = to + input * rows + row * toStep;
    for (const end = target + toStep; target < end; target += VECTOR) {
      if (sizeof<T>() == 4) turnFour(from, step, target, toStep);
      else turnTwo(from, step, target, toStep);
      from += (VECTOR / sizeof<T>()) * step;
    }
    input += toStep;
  }
}

function turnFour(from: usize, step: usize, to: usize, toStep: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + step);
  const c = v128.load(from + 2 * step);
  const d = v128.load(from + 3 * step);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to + toStep, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
  const ba = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const dc = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to + 2 * toStep, v128.shuffle<f32>(ba, dc, 0, 1, 4, 5));
  v128.store(to + 3 * toStep, v128.shuffle<f32>(ba, dc, 2, 3, 6, 7));
}

function turnTwo(from: usize, step: usize, to: usize, toStep: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + step);
  v128.store(to, v128.shuffle<f64>(a, b, 0, 2));
  v128.store(to + toStep, v128.shuffle<f64>(a, b, 1, 3));
}

/** The width of the next panel where `left` bytes are left. */
@inline
function panelWidth(left: usize): usize {
  if (left >= PANEL) return PANEL;
  return left >= 2 * VECTOR ? 2 * VECTOR : VECTOR;
}

/** Inputs with their padding. */
@inline
export function padded(inputs: usize): usize {
  return (inputs + 3) & ~3;
}
