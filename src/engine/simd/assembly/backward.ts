import { IDENTITY, RELU, throughActivation } from "./activation";
import { Layer, Run, VECTOR } from "./network";
import { ADD, MASK, multiply, product, STORE } from "./product";
import { padded, transpose } from "./transpose";
import { splat } from "./vector";

/**
 * ∂L/∂z of the layer below: (ΔW) ⊙ σ′, for the first `samples` samples. W is transposed first, segment by segment of a patch, so
 * that this is a product as the forward one. Where patches overlap, an input's derivatives are summed up patch by patch,
 * in the order of the rows, and go through σ′ after that.
 */
export function backward<T>(run: Run, layer: Layer, below: Layer, samples: i32): void {
  if (layer.overlapping) memory.fill(below.delta, 0, usize(samples) * usize(below.sampleBytes));
  const masks = !below.pooled && below.activation == RELU;
  const inputs = u32(layer.segmentBytes) / u32(sizeof<T>());
  product.rows = samples * layer.positions;
  product.from = layer.places;
  product.segments = 1;
  product.segmentBytes = usize(layer.outputs) * sizeof<T>();
  product.panels = run.transposed;
  product.panelRows = u32(layer.outputBytes) / u32(sizeof<T>());
  product.width = padded(inputs) * sizeof<T>();
  product.bias = 0;
  product.to = layer.patches;
  product.ending = layer.overlapping ? ADD : masks ? MASK : STORE;
  product.toActivation = -layer.toInputDelta;
  for (let node: usize = 0; node < usize(layer.nodes); node++) {
    const weights = layer.weights + node * usize(layer.matrixBytes);
    product.fromOffset = layer.delta - layer.output + node * usize(layer.outputBytes);
    product.toOffset = node * usize(layer.nodeInputs) + layer.toInputDelta;
    for (let s: usize = 0; s < usize(layer.segments); s++) {
      // Past the patch's end, what is computed is of padded inputs: zero, or overwritten by the next node.
      transpose<T>(layer, weights, s * inputs, inputs, run.transposed);
      multiply<T>();
      product.toOffset += layer.segmentStride;
    }
  }
  if (below.pooled) spreadPooled<T>(below, samples);
  else if (below.activation != IDENTITY && product.ending != MASK) {
    const end = below.delta + usize(samples) * usize(below.sampleBytes);
    let output = below.output;
    for (let d = below.delta; d < end; d += VECTOR) {
      v128.store(d, throughActivation<T>(below.activation, v128.load(d), v128.load(output)));
      output += VECTOR;
    }
  }
}

/** Δ of a pooled layer: the mean's derivative is 1/P at every position. */
function spreadPooled<T>(layer: Layer, samples: i32): void {
  const share = splat<T>(1 / f64(layer.positions));
  const outputBytes: usize = layer.outputBytes;
  const toDelta = layer.delta - layer.output;
  let row = 0;
  let pooled = layer.pooledDelta;
  for (let n = 0; n < samples; n++) {
    for (let p = layer.positions; p > 0; p--) {
      const place = layer.place(row++);
      for (let column: usize = 0; column < outputBytes; column += VECTOR) {
        const upstream = v128.mul<T>(share, v128.load(pooled + column));
        const output = v128.load(place + column);
        v128.store(place + toDelta + column, throughActivation<T>(layer.activation, upstream, output));
      }
    }
    pooled += outputBytes;
  }
}
