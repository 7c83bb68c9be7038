/** The kernel's vectors are 16 bytes, and it takes them in twos. */
export const PADDING_BYTES = 32;

/** The length that `count` numbers of `bytes` bytes take with their padding. */
export function padded(count: number, bytes: number): number {
  const unit = PADDING_BYTES / bytes;
  return Math.ceil(count / unit) * unit;
}
