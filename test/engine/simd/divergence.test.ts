import { expect, test } from "vitest";
import { trainByReference } from "../../../src/engine/reference/reference.ts";
import { exampleRun } from "../small-run.ts";
import { train } from "./kernel.ts";

const run = exampleRun({ rates: [[0, 5000]], momentum: 0 });

test("a run that diverges ends at the first checkpoint with a weight that is not finite, as in the reference", () => {
  const request = { run, checkpoints: [0, 1, 2, 100, 200] };
  const { snapshots, divergedAt } = train(request);
  expect(divergedAt).toBe(100);
  expect(snapshots.map(({ step }) => step)).toEqual([0, 1, 2]);
  const expected = trainByReference(request);
  expect(expected.divergedAt).toBe(divergedAt);
  expect(expected.snapshots.map(({ step }) => step)).toEqual([0, 1, 2]);
});

test("also in float32", () => {
  expect(train({ run, checkpoints: [100] }, "float32")).toEqual({ snapshots: [], divergedAt: 100 });
});

test("a weight that has become NaN stays NaN", () => {
  expect(train({ run, checkpoints: [10_000] })).toEqual({ snapshots: [], divergedAt: 10_000 });
});
