import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { memberOf } from "../../../src/engine/tfjs/member.ts";
import { embedding, stackKey, widened } from "../../../src/engine/tfjs/shared.ts";
import { loaded } from "../../../src/engine/tfjs/transfer.ts";
import { convolutional, dense, tree } from "../../../src/network/architecture.ts";
import { exampleRun } from "../small-run.ts";
import { computeWith } from "./backend.ts";

const run = exampleRun();
const keyOf = (architecture: typeof run.architecture, changes: Partial<typeof run> = {}) =>
  stackKey({ ...run, trainable: architecture.layers.map(() => true), architecture, ...changes });
const cnn = (channels: number, side = 8, pooling = false) =>
  convolutional({
    image: { height: side, width: side, channels: 2 },
    convolutions: [
      { channels, kernel: 3, stride: 2, padding: "same" },
      { channels: channels + 1, kernel: 2, stride: 1, padding: "valid" },
    ],
    pooling,
    widths: [channels + 2, 3],
  });

describe("runs share a stack", () => {
  test("where they differ in widths, channels, data, rates or decay", () => {
    expect(keyOf(dense([3, 4, 2]))).toBe(keyOf(dense([5, 7, 3])));
    expect(keyOf(cnn(2))).toBe(keyOf(cnn(5)));
    const decay = { kind: "decay", lambda: [0, 0], biasLambda: 0 } as const;
    expect(keyOf(dense([3, 4, 2]), { regularization: decay, rates: [[0, 1]], momentum: 0.1 })).toBe(
      keyOf(dense([3, 4, 2])),
    );
  });

  test("but not where a step is another computation", () => {
    const base = keyOf(dense([3, 4, 2]));
    expect(keyOf(dense([3, 4, 4, 2]))).not.toBe(base);
    expect(keyOf(dense([3, 4, 2], { bias: "last" }))).not.toBe(base);
    expect(keyOf(dense([3, 4, 2], { activation: "identity" }))).not.toBe(base);
    expect(keyOf(dense([3, 4, 2]), { momentum: 0 })).not.toBe(base);
    expect(keyOf(dense([3, 4, 2]), { trainable: [false, true] })).not.toBe(base);
    const sphere = { kind: "normalized", lambda: 0, scaleRate: 1 } as const;
    expect(keyOf(dense([3, 4, 2]), { regularization: sphere })).not.toBe(base);
    expect(keyOf(cnn(2))).not.toBe(keyOf(cnn(2, 9)));
    expect(keyOf(cnn(2))).not.toBe(keyOf(cnn(2, 8, true)));
    const image = { height: 8, width: 8 };
    const onImages = (channels: number) =>
      convolutional({
        image: { ...image, channels },
        convolutions: [{ channels: 2, kernel: 3, stride: 2, padding: "same" }],
        widths: [3],
      });
    expect(keyOf(onImages(1))).not.toBe(keyOf(onImages(2)));
  });

  test("nor where neurons of zeros would not stay zero, or nodes lie side by side", () => {
    expect(keyOf(dense([3, 4, 2], { activation: "squareplus" }))).not.toBe(
      keyOf(dense([3, 5, 2], { activation: "squareplus" })),
    );
    expect(keyOf(tree(4, [{ nodes: 2, units: 3 }], 1))).not.toBe(keyOf(tree(4, [{ nodes: 2, units: 2 }], 1)));
  });
});

describe("a widened network", () => {
  test("is the smallest that holds all", () => {
    expect(widened([dense([3, 9, 2]), dense([5, 4, 4])])).toEqual(dense([5, 9, 4]));
    expect(widened([cnn(2), cnn(5)])).toEqual(cnn(5));
    expect(widened([tree(4, [{ nodes: 2, units: 3 }], 1)])).toEqual(tree(4, [{ nodes: 2, units: 3 }], 1));
  });

  test("keeps each weight with the input that it reads: pixel by pixel, channels side by side", () => {
    // A dense layer on an image of 2 channels in one of 3: column 2 is pixel 1, channel 0, and so column 3 of the wider.
    const own = cnn(1).layers.slice(-2);
    const wide = cnn(2).layers.slice(-2);
    const { weights, weightSizes } = embedding({ layers: cnn(1).layers }, { layers: cnn(2).layers });
    const units = wide[0].kind === "dense" ? wide[0].outputs : 0;
    const columns = own[0].kind === "dense" ? own[0].inputs : 0;
    const wideColumn = (column: number) => Math.floor(column / 2) * 3 + (column % 2);
    for (const [row, column] of [
      [0, 0],
      [0, 2],
      [2, 17],
    ]) {
      expect(weights[2][row * columns + column]).toBe(wideColumn(column) * units + row);
    }
    expect(weightSizes[2]).toBe(units * wideColumn(columns - 2) + 3 * units);
    for (const [k, places] of weights.entries()) {
      expect(new Set(places).size).toBe(places.length);
      expect(Math.max(...places)).toBeLessThan(weightSizes[k]);
    }
  });
});

describe("weights side by side", () => {
  beforeAll(() => computeWith("cpu"));

  test("lie where the embeddings say, and are zero elsewhere", () => {
    const narrow = exampleRun();
    const members = [memberOf({ run: narrow, checkpoints: [1] })];
    const wide = dense([6, 12, 8, 4]);
    const into = embedding(narrow.architecture, wide);
    const { weights, biases, scale } = loaded(members, wide, [into], true);
    for (const [k, { data }] of narrow.start.matrices.entries()) {
      const stacked = weights[k].dataSync();
      expect(into.weights[k].every((place, i) => stacked[place] === Math.fround(data[i]))).toBe(true);
      expect(stacked.filter((w) => w !== 0).length).toBe(data.filter((w) => w !== 0).length);
    }
    expect(weights[0].shape).toEqual([1, 6, 12]);
    expect(biases[1]).toBeNull();
    expect(biases[2]?.shape).toEqual([1, 1, 4]);
    expect(scale.dataSync()[0]).toBe(narrow.start.scale);
    tf.disposeVariables();
  });
});
