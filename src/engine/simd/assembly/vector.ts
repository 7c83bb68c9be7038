// Small things that float64 and float32 vectors do differently.

/** The sums of the entries of each of four vectors, in order, as one vector (float32). */
@inline
export function sums4(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = v128.add<f32>(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = v128.add<f32>(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return v128.add<f32>(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** The sums of the entries of each of two vectors, in order, as one vector (float64). */
@inline
export function sums2(a: v128, b: v128): v128 {
  return v128.add<f64>(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(a, b, 1, 3));
}

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
