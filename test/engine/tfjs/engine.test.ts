import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { trainByReference } from "../../../src/engine/reference/reference.ts";
import type { Engine, Run, TrainingRequest } from "../../../src/engine/run.ts";
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

describe("the integrated rate on the sphere", () => {
  const sphere = (changes: Partial<Run>): Run => {
    const recipe = { ...exampleRecipe, normalized: true, activations: ["relu", "relu", "identity"] as const };
    return { ...runOf({ ...recipe, momentum: 0 }), ...changes };
  };

  test("goes on when another run leaves the stack", async () => {
    const requests = [
      { run: sphere({}), checkpoints: [3] },
      { run: sphere({ rates: [[0, 0.02]] }), checkpoints: [4, 9] },
    ];
    const [, { snapshots }] = await Promise.all(tfjsEngine().train(requests));
    for (const [s, { integratedRate }] of trainByReference(requests[1]).snapshots.entries()) {
      expect(snapshots[s].integratedRate / integratedRate).toBeCloseTo(1, 5);
    }
  });

  test("sums steps that are each below the rounding of the sum", async () => {
    const still = { kind: "normalized", lambda: 0, scaleRate: 0 } as const;
    const run = sphere({
      regularization: still,
      rates: [
        [0, 1],
        [1, 1],
        [1, 1e-8],
      ],
    });
    const [{ snapshots }] = await Promise.all(tfjsEngine().train([{ run, checkpoints: [401] }]));
    const square = Math.fround(run.start.scale) ** 2;
    expect(snapshots[0].integratedRate / square - 1).toBeCloseTo(4e-6, 6);
    expect(snapshots[0].integratedRate / square - 1).toBeGreaterThan(3.5e-6);
  });
});

test("momentum of weights and biases goes on when another run leaves the stack", async () => {
  const biased = { ...exampleRecipe, activations: ["relu", "relu", "identity"] as const };
  const requests = [3, 9].map((steps) => ({ run: runOf({ ...biased, seed: steps }), checkpoints: [steps] }));
  const [, { snapshots }] = await Promise.all(tfjsEngine().train(requests));
  const [expected] = trainByReference(requests[1]).snapshots;
  expect(difference(expected.parameters, snapshots[0].parameters)).toBeLessThan(2e-6);
});

test("a stack takes as many runs as it may, and no more than fit", async () => {
  const requests = [4, 5, 6, 7, 8].map((width) => ({ run: reluRun([3, width, 4, 2]), checkpoints: [1] }));
  expect(await stackSizes(tfjsEngine({ runs: 3, numbers: 1e9 }), requests)).toEqual([3, 2]);
  expect(await stackSizes(tfjsEngine({ runs: 64, numbers: 1e9 }), requests)).toEqual([5]);
  // One run alone is trained however large it is.
  expect(await stackSizes(tfjsEngine({ runs: 64, numbers: 1 }), requests)).toEqual([1, 1, 1, 1, 1]);
});

test("a stack whose computation fails fails its runs, and no others", async () => {
  const tensors = tf.memory().numTensors;
  const [wide, narrow, other] = [reluRun([3, 8, 4, 2]), reluRun([3, 5, 4, 2]), exampleConvolutionalRun()];
  const requests = [wide, narrow, other].map((run) => ({ run, checkpoints: [1] }));
  const outcomes = await withProducts(
    ({ shape }) => {
      if (shape[2] === 8) throw new Error("out of memory");
    },
    () => Promise.allSettled(tfjsEngine().train(requests)),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  expect(outcomes[0]).toMatchObject({ reason: { message: "out of memory" } });
  expect(tf.memory().numTensors).toBe(tensors);
});

/** How many runs each stack held, read off the products of the first layer. */
async function stackSizes(engine: Engine, requests: readonly TrainingRequest[]): Promise<number[]> {
  const sizes: number[] = [];
  await withProducts(
    ({ shape }, transposed) => {
      if (shape[2] === 3 && !transposed) sizes.push(shape[0]);
    },
    () => Promise.all(engine.train(requests)),
  );
  return sizes;
}

/** Shows `see` the left factor of every product while `run` runs. */
async function withProducts<T>(
  see: (left: tf.TensorInfo, transposed: boolean) => void,
  run: () => Promise<T>,
): Promise<T> {
  const kernel = tf.getKernel("BatchMatMul", "cpu");
  const noting: tf.KernelFunc = (call) => {
    see(call.inputs.a as tf.TensorInfo, call.attrs?.transposeA === true);
    return kernel.kernelFunc(call);
  };
  tf.unregisterKernel("BatchMatMul", "cpu");
  tf.registerKernel({ ...kernel, kernelFunc: noting });
  try {
    return await run();
  } finally {
    tf.unregisterKernel("BatchMatMul", "cpu");
    tf.registerKernel(kernel);
  }
}

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
