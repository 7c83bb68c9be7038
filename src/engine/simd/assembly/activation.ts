import { splat } from "./vector";

// The order of ACTIVATIONS in ../layout.ts.
const IDENTITY = 0;
const RELU = 1;
export const SQUAREPLUS = 2;

/** σ(z), entry by entry. ReLU keeps a NaN, so that a divergence is seen. */
@inline
export function activate<T>(activation: i32, z: v128): v128 {
  if (activation == RELU) return v128.pmax<T>(z, splat<T>(0));
  if (activation == SQUAREPLUS) {
    const root = v128.sqrt<T>(v128.add<T>(v128.mul<T>(z, z), splat<T>(4)));
    return v128.mul<T>(v128.add<T>(z, root), splat<T>(0.5));
  }
  return z;
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
