// Small things that float64 and float32 vectors do differently.

/** The sum of a vector's entries, as float64. */
@inline
export function sum<T>(a: v128): f64 {
  if (sizeof<T>() == 4) {
    return (
      f64(v128.extract_lane<f32>(a, 0)) +
      f64(v128.extract_lane<f32>(a, 1)) +
      (f64(v128.extract_lane<f32>(a, 2)) + f64(v128.extract_lane<f32>(a, 3)))
    );
  }
  return v128.extract_lane<f64>(a, 0) + v128.extract_lane<f64>(a, 1);
}

/** A vector of one number repeated. */
@inline
export function splat<T>(value: f64): v128 {
  return v128.splat<T>(<T>value);
}

/** `sum + a·b`, rounded twice, as strict SIMD does on every machine. */
@inline
export function accumulate<T>(sum: v128, a: v128, b: v128): v128 {
  return v128.add<T>(sum, v128.mul<T>(a, b));
}
