import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BatchOrder, batchStream, batchWriter, checkBatches, stepsPerEpoch } from "../../src/data/batches.ts";

/** The batches of the next epoch, copied, since a view lives until the next call only. */
function epoch(next: () => Int32Array, batches: BatchOrder, samples: number): number[][] {
  return Array.from({ length: stepsPerEpoch(batches, samples) }, () => Array.from(next()));
}

const ascending = (samples: number) => Array.from({ length: samples }, (_, n) => n);
const sorted = (batches: number[][]) => batches.flat().sort((a, b) => a - b);

const drawn = fc
  .integer({ min: 1, max: 40 })
  .chain((samples) =>
    fc.record({ samples: fc.constant(samples), size: fc.integer({ min: 1, max: samples }), seed: fc.nat() }),
  );

describe("random and cyclic order", () => {
  test("every epoch visits each sample once, in batches of the size and a smaller last one", () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom("random" as const, "cyclic" as const), ({ samples, size, seed }, order) => {
        const batches = { order, size, seed };
        const next = batchStream(batches, samples);
        for (let e = 0; e < 3; e++) {
          const visited = epoch(next, batches, samples);
          expect(sorted(visited)).toEqual(ascending(samples));
          expect(visited.map((batch) => batch.length)).toEqual(
            visited.map((_, i) => Math.min(size, samples - i * size)),
          );
        }
      }),
    );
  });

  test("7 samples in batches of 3 make 3 steps of 3, 3 and 1", () => {
    const batches: BatchOrder = { order: "random", size: 3, seed: 1 };
    expect(epoch(batchStream(batches, 7), batches, 7).map((batch) => batch.length)).toEqual([3, 3, 1]);
  });
});

describe("cyclic order", () => {
  test("repeats its first epoch, which is shuffled", () => {
    const batches: BatchOrder = { order: "cyclic", size: 4, seed: 3 };
    const next = batchStream(batches, 30);
    const first = epoch(next, batches, 30);
    expect(first.flat()).not.toEqual(ascending(30));
    for (let e = 0; e < 3; e++) expect(epoch(next, batches, 30)).toEqual(first);
  });
});

describe("random order", () => {
  const batches: BatchOrder = { order: "random", size: 4, seed: 3 };

  test("is fresh every epoch", () => {
    const next = batchStream(batches, 30);
    const epochs = [0, 1, 2, 3].map(() => epoch(next, batches, 30).flat().join());
    expect(new Set(epochs).size).toBe(4);
  });

  test("is fixed by the seed: this order may never change", () => {
    expect(epoch(batchStream({ ...batches, seed: 3 }, 10), batches, 10)).toEqual(
      epoch(batchStream({ ...batches, seed: 3 }, 10), batches, 10),
    );
    expect(epoch(batchStream(batches, 10), batches, 10).join(" | ")).toBe("8,9,1,4 | 2,5,7,6 | 3,0");
    expect(epoch(batchStream({ ...batches, seed: 4 }, 30), batches, 30)).not.toEqual(
      epoch(batchStream(batches, 30), batches, 30),
    );
  });
});

describe("full order", () => {
  test("gives all samples in order, one step an epoch", () => {
    const next = batchStream({ order: "full" }, 5);
    for (let step = 0; step < 3; step++) expect(Array.from(next())).toEqual([0, 1, 2, 3, 4]);
    expect(stepsPerEpoch({ order: "full" }, 5)).toBe(1);
  });
});

test.each([0, -1, 1.5, 9, Number.NaN])("batch size %d with 8 samples is refused by name", (size) => {
  const batches: BatchOrder = { order: "cyclic", size, seed: 0 };
  expect(() => checkBatches(batches, 8)).toThrow(`batch size ${size} with 8 samples: choose an integer from 1 to 8`);
  expect(() => batchStream(batches, 8)).toThrow(RangeError);
});

test.each([
  ["random", { order: "random", size: 3, seed: 1 } as const],
  ["full", { order: "full" } as const],
])("batches in %s order are written one after the other into the caller's memory", (_, batches) => {
  const write = batchWriter(batches, 8);
  const next = batchStream(batches, 8);
  const to = new Int32Array(40).fill(-1);
  let filled = 2;
  const expected = [-1, -1];
  for (let step = 0; step < 4; step++) {
    filled += write(to, filled);
    expected.push(...next());
  }
  expect(filled).toBe(expected.length);
  expect([...to]).toEqual([...expected, ...new Array(40 - filled).fill(-1)]);
});
