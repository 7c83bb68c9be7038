/**
 * The length that `count` numbers take with their padding: whole vectors in float64 and float32, and a multiple of the four inputs
 * that the kernel takes at a time.
 */
export function padded(count: number): number {
  return 4 * Math.ceil(count / 4);
}
