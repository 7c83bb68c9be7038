import { splat } from "./vector";

/**
 * What multiplies w in the step w − (decay · w + rate · m). In float64 it is 1 − decay, one operation fewer; in float32
 * that would round away a small decay, so it is decay itself.
 */
@inline
export function pull<T>(decay: f64): v128 {
  if (sizeof<T>() == 4) return splat<T>(decay);
  return splat<T>(1 - decay);
}

/** w − (decay · w + rate · m), with `pulled` = pull(decay). */
@inline
export function descend<T>(w: v128, m: v128, pulled: v128, rate: v128): v128 {
  if (sizeof<T>() == 4) return v128.sub<T>(w, v128.add<T>(v128.mul<T>(pulled, w), v128.mul<T>(rate, m)));
  return v128.sub<T>(v128.mul<T>(pulled, w), v128.mul<T>(rate, m));
}
