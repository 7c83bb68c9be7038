import { readFileSync } from "node:fs";

/** An array of unsigned bytes, as the MNIST files hold it; the last dimension runs fastest. */
export interface ByteArray {
  readonly dimensions: readonly number[];
  readonly data: Uint8Array;
}

/**
 * Reads an IDX file of unsigned bytes: the big-endian magic number 0x0800 + the number of dimensions, each dimension
 * as 32 bits, then the bytes. Format: LeCun, Cortes, Burges, "The MNIST database of handwritten digits".
 *
 * @param rank how many dimensions the file must have: 1 for labels, 3 for images.
 * @throws Error naming the path, with the expected and the found bytes, when the file is missing, foreign, truncated
 * or too long.
 */
export function readIdx(path: string, rank: number): ByteArray {
  const repair = "the file is damaged or not the one expected; reinstall it with npm ci";
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new Error(`cannot read ${path}: reinstall it with npm ci`, { cause });
  }
  const header = 4 + 4 * rank;
  if (bytes.length < header) {
    throw new Error(`${path} has ${bytes.length} bytes, but its header alone needs ${header} bytes: ${repair}`);
  }
  const magic = bytes.readUInt32BE(0);
  if (magic !== 0x0800 + rank) {
    throw new Error(
      `${path} begins with ${hexadecimal(magic)}, but bytes in ${rank} dimensions begin with ` +
        `${hexadecimal(0x0800 + rank)}: ${repair}`,
    );
  }
  const dimensions = Array.from({ length: rank }, (_, i) => bytes.readUInt32BE(4 + 4 * i));
  const length = header + dimensions.reduce((product, size) => product * size, 1);
  if (bytes.length !== length) {
    throw new Error(
      `${path} has ${bytes.length} bytes, but ${dimensions.join("×")} entries need ${length} bytes: ${repair}`,
    );
  }
  return { dimensions, data: bytes.subarray(header) };
}

function hexadecimal(word: number): string {
  return `0x${word.toString(16).padStart(8, "0")}`;
}
