import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { trainByReference } from "../../../src/engine/reference/reference.ts";
import type { Run, TrainingRequest } from "../../../src/engine/run.ts";
import { tfjsEngine } from "../../../src/engine/tfjs/engine.ts";
import type { Activation } from "../../../src/network/layer.ts";
import { changedBy, difference, roundings } from "../difference.ts";
import { recipes, runOf } from "../small-run.ts";
import { computeWith } from "./backend.ts";

const engine = tfjsEngine();
const train = (requests: readonly TrainingRequest[]) => Promise.all(engine.train(requests));

/** Runs of all kinds and options, many of which share stacks. */
function drawn(activations: readonly Activation[], seed: number, count: number): Run[] {
  return fc.sample(recipes(activations), { seed, numRuns: count }).map(runOf);
}

describe.each(["cpu", "wasm"] as const)("on %s, stacks of any runs compute what the reference defines", (backend) => {
  beforeAll(() => computeWith(backend));

  test("one step, to one rounding a term of a sum", async () => {
    const requests = drawn(["relu", "identity", "squareplus"], 3, 200).map((run) => ({ run, checkpoints: [0, 1] }));
    const tensors = tf.memory().numTensors;
    const trajectories = await train(requests);
    expect(tf.memory().numTensors).toBe(tensors);
    for (const [i, { snapshots }] of trajectories.entries()) {
      const expected = trainByReference(requests[i]).snapshots;
      expect(snapshots.map(({ step }) => step)).toEqual([0, 1]);
      for (const [s, { parameters, integratedRate }] of snapshots.entries()) {
        expect(difference(expected[s].parameters, parameters, requests[i].run.start)).toBeLessThan(
          roundings(requests[i].run) * 2 ** -24,
        );
        expect(integratedRate).toBeCloseTo(expected[s].integratedRate, 6);
      }
    }
  });

  // As for the kernel's float32: smooth runs that do not magnify a change of their start.
  test("50 steps of smooth runs, to one rounding a term and a step", async () => {
    const steps = 50;
    const change = 2 ** -20;
    const requests = drawn(["identity", "squareplus"], 2, 60)
      .map((run) => ({ run, checkpoints: [steps] }))
      .filter((request) => {
        const { snapshots, divergedAt } = trainByReference(request);
        if (divergedAt !== null) return false;
        const changed = trainByReference({
          ...request,
          run: { ...request.run, start: changedBy(change, request.run) },
        });
        return difference(snapshots[0].parameters, changed.snapshots[0]?.parameters ?? request.run.start) < 4 * change;
      });
    expect(requests.length).toBeGreaterThan(30);
    for (const [i, { snapshots }] of (await train(requests)).entries()) {
      const [expected] = trainByReference(requests[i]).snapshots;
      expect(difference(expected.parameters, snapshots[0].parameters)).toBeLessThan(
        steps * roundings(requests[i].run) * 2 ** -24,
      );
      expect(snapshots[0].integratedRate / expected.integratedRate).toBeCloseTo(1, 5);
    }
  });
});
