/**
 * value^(1/degree) by Newton's method, which is arithmetic only: `Math.pow` may differ in the last bit between machines.
 * @throws RangeError when the value is not positive and finite, or the degree is not a positive integer.
 */
export function root(value: number, degree: number): number {
  if (!(value > 0) || !Number.isFinite(value)) {
    throw new RangeError(`the root of ${value}: it must be positive and finite`);
  }
  if (!Number.isInteger(degree) || degree < 1) {
    throw new RangeError(`the root of degree ${degree}: choose an integer of at least 1`);
  }
  if (degree === 1) return value;
  // From above the iteration falls until rounding stops it.
  let root = Math.max(value, 1);
  for (;;) {
    let power = 1;
    for (let i = 1; i < degree; i++) power *= root;
    const next = root - (root - value / power) / degree;
    if (!(next < root)) return root;
    root = next;
  }
}
