import { RELU, SQUAREPLUS, squareplus } from "./activation";
import { Layer } from "./network";
import { multiply, product, RECTIFY, STORE } from "./product";

/** σ(XWᵀ + b) for the first `samples` samples of the batch. */
export function forward<T>(layer: Layer, samples: i32): void {
  product.rows = samples * layer.positions;
  product.from = layer.patches;
  product.segments = layer.segments;
  product.segmentBytes = layer.segmentBytes;
  product.segmentStride = layer.segmentStride;
  product.panelRows = layer.panelRows;
  product.width = layer.outputBytes;
  product.to = layer.places;
  product.ending = layer.activation == RELU ? RECTIFY : STORE;
  for (let node: usize = 0; node < usize(layer.nodes); node++) {
    const output = node * usize(layer.outputBytes);
    product.fromOffset = node * usize(layer.nodeInputs);
    product.panels = layer.weights + node * usize(layer.matrixBytes);
    product.bias = layer.bias + output;
    product.toOffset = output;
    multiply<T>();
  }
  if (layer.activation == SQUAREPLUS) squareplus<T>(layer, product.rows);
}
