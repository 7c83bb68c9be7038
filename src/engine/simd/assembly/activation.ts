import { Layer, VECTOR } from "./network";
import { splat } from "./vector";

// The order of ACTIVATIONS in ../layout.ts.
export const IDENTITY = 0;
export const RELU = 1;
export const SQUAREPLUS = 2;

/** a = σ(z) in place of z for squareplus, for all rows. */
export function squareplus<T>(layer: Layer, rows: i32): void {
  const outputBytes: usize = layer.outputBytes;
  const padding = usize(layer.outputs) * sizeof<T>();
  for (let row = 0; row < rows; row++) {
    let place = layer.place(row);
    for (let node = layer.nodes; node > 0; node--) {
      for (let at: usize = 0; at < outputBytes; at += VECTOR) {
        const z = v128.load(place + at);
        const root = v128.sqrt<T>(v128.add<T>(v128.mul<T>(z, z), splat<T>(4)));
        v128.store(place + at, v128.mul<T>(v128.add<T>(z, root), splat<T>(0.5)));
      }
      // The padding of a pixel or a node would be squareplus(0) = 1, and be read as an input.
      for (let at = padding; at < outputBytes; at += sizeof<T>()) store<T>(place + at, <T>0);
      place += outputBytes;
    }
  }
}

/**
 * `upstream` · σ′(z), from a = σ(z) alone. Squareplus: z = a − 1/a and √(z² + 4) = a + 1/a, so σ′ = a²/(a² + 1), here as
 * 1 − 1/(a² + 1), which is right also where a² overflows.
 */
@inline
export function throughActivation<T>(activation: i32, upstream: v128, a: v128): v128 {
  if (activation == RELU) return v128.and(upstream, v128.gt<T>(a, splat<T>(0)));
  if (activation == SQUAREPLUS) {
    const one = splat<T>(1);
    const slope = v128.sub<T>(one, v128.div<T>(one, v128.add<T>(v128.mul<T>(a, a), one)));
    return v128.mul<T>(upstream, slope);
  }
  return upstream;
}
