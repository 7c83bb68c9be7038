import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { trainByReference } from "../../../src/engine/reference/reference.ts";
import type { Run } from "../../../src/engine/run.ts";
import { tfjsEngine } from "../../../src/engine/tfjs/engine.ts";
import { difference } from "../difference.ts";
import { exampleConvolutionalRun, exampleRecipe, exampleRun, runOf } from "../small-run.ts";
import { computeWith } from "./backend.ts";

beforeAll(() => computeWith("cpu"));

/** ReLU networks of one depth: they share a stack whatever their widths. */
function reluRun(widths: readonly number[], changes: Partial<Run> = {}): Run {
  const relu = { activations: ["relu", "relu", "identity"] as const, biased: [false, false, false] };
  return { ...runOf({ ...exampleRecipe, ...relu, widths: [...widths], samples: 5 + widths[1] }), ...changes };
}

describe("runs that share a stack", () => {
  const runs = [
    reluRun([5, 9, 6, 3]),
    reluRun([3, 4, 11, 2], { momentum: 0.5 }),
    reluRun([7, 2, 1, 4], { batches: { order: "full" } }),
  ];

  test("each give what they give alone, to rounding, whatever their lengths, and free all memory", async () => {
    const tensors = tf.memory().numTensors;
    const requests = [
      { run: runs[0], checkpoints: [0, 2, 3] },
      { run: runs[1], checkpoints: [5] },
      { run: runs[2], checkpoints: [1, 9] },
    ];
    const engine = tfjsEngine();
    const trajectories = await Promise.all(engine.train(requests));
    for (const [i, { snapshots, divergedAt }] of trajectories.entries()) {
      const expected = trainByReference(requests[i]);
      expect(divergedAt).toBeNull();
      expect(snapshots.map(({ step }) => step)).toEqual(requests[i].checkpoints);
      for (const [s, { parameters }] of snapshots.entries()) {
        expect(difference(expected.snapshots[s].parameters, parameters)).toBeLessThan(1e-5);
      }
    }
    expect(tf.memory().numTensors).toBe(tensors);
  });

  test("do not disturb one another when one diverges", async () => {
    const wild = { run: reluRun([5, 9, 6, 3], { rates: [[0, 1e6]], momentum: 0.5 }), checkpoints: [0, 3, 20, 40] };
    const calm = { run: runs[0], checkpoints: [30] };
    const [first, second] = await Promise.all(tfjsEngine().train([wild, calm]));
    expect(first.divergedAt).toBe(3);
    expect(first.snapshots.map(({ step }) => step)).toEqual([0]);
    const [{ parameters }] = trainByReference(calm).snapshots;
    expect(difference(parameters, second.snapshots[0].parameters)).toBeLessThan(1e-4);
  });

  test("may come later, while another one is trained", async () => {
    const engine = tfjsEngine();
    const [long] = engine.train([{ run: runs[0], checkpoints: [200] }]);
    const [short] = engine.train([{ run: runs[1], checkpoints: [10] }]);
    await short;
    const late = { run: reluRun([4, 4, 4, 2]), checkpoints: [7] };
    const [trajectory] = await Promise.all([...engine.train([late]), long]);
    const [{ parameters }] = trainByReference(late).snapshots;
    expect(difference(parameters, trajectory.snapshots[0].parameters)).toBeLessThan(1e-5);
  });
});

test("a request that cannot be trained is refused alone", async () => {
  const [bad, good] = tfjsEngine().train([
    { run: exampleRun({ momentum: 1 }), checkpoints: [1] },
    { run: exampleConvolutionalRun(), checkpoints: [1] },
  ]);
  await expect(bad).rejects.toThrow("momentum 1: choose 0 ≤ β < 1");
  expect((await good).divergedAt).toBeNull();
});

test("a disposed engine trains nothing more", async () => {
  const engine = tfjsEngine();
  const [waiting] = engine.train([{ run: exampleRun(), checkpoints: [1] }]);
  const [refused] = await Promise.allSettled([waiting, engine.dispose()]);
  expect(refused).toMatchObject({ status: "rejected", reason: { message: /disposed before the run was trained/ } });
  await expect(engine.train([{ run: exampleRun(), checkpoints: [1] }])[0]).rejects.toThrow("takes no more requests");
});
