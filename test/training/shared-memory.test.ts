import { expect, test } from "vitest";
import { trainByReference } from "../../src/engine/reference/reference.ts";
import type { Trajectory } from "../../src/engine/run.ts";
import { inSharedMemory } from "../../src/training/shared-memory.ts";
import { exampleRun } from "../engine/small-run.ts";

/** All arrays of numbers in a trajectory. */
const arraysOf = ({ snapshots }: Trajectory) =>
  snapshots.flatMap(({ parameters: { matrices, biases } }) => [
    ...matrices.map(({ data }) => data),
    ...biases.filter((bias) => bias !== null),
  ]);

const trained = trainByReference({ run: exampleRun(), checkpoints: [0, 2, 5] });

test("a trajectory in shared memory has the same numbers, all of them in one piece", () => {
  const shared = inSharedMemory(trained);
  expect(shared).toEqual(trained);
  const arrays = arraysOf(shared);
  // Three layers, two of which have biases, at three steps.
  expect(arrays).toHaveLength(15);
  const [{ buffer }] = arrays;
  expect(buffer).toBeInstanceOf(SharedArrayBuffer);
  for (const array of arrays) expect(array.buffer).toBe(buffer);
  expect(buffer.byteLength).toBe(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
});

test("another thread is sent the place and not the numbers", () => {
  const shared = inSharedMemory(trained);
  const sent = structuredClone(shared);
  expect(sent).toEqual(trained);
  arraysOf(shared)[0][0] = 5;
  expect(arraysOf(sent)[0][0]).toBe(5);
  expect(arraysOf(trained)[0][0]).not.toBe(5);
});

test("one that diverged at once holds nothing but that", () => {
  expect(inSharedMemory({ snapshots: [], divergedAt: 3 })).toEqual({ snapshots: [], divergedAt: 3 });
});
