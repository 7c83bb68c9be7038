import { describe, expect, test } from "vitest";
import { trainByReference } from "../../../src/engine/reference/reference.ts";
import type { Engine, TrainingRequest, Trajectory } from "../../../src/engine/run.ts";
import { tfjsEngine } from "../../../src/engine/tfjs/engine.ts";
import { parityError, parityLimit, parityRuns, paritySteps } from "../../../src/engine/tfjs/parity.ts";
import { forward } from "../../../src/network/forward.ts";
import type { Parameters } from "../../../src/network/parameters.ts";
import { train } from "../simd/kernel.ts";
import { computeWith } from "./backend.ts";

/** An engine that trains each request by a function. */
function engineOf(trajectory: (request: TrainingRequest) => Trajectory): Engine {
  return {
    name: "of the test",
    precision: "float32",
    train: (requests) => requests.map(async (request) => trajectory(request)),
    dispose: async () => {},
  };
}

/** The reference, its steps made from and to weights of `bits` bits. */
function rounded(bits: number): Engine {
  const round = (value: number) => {
    const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) + 1 - bits);
    return value === 0 ? 0 : Math.round(value / unit) * unit;
  };
  const roundAll = ({ matrices, biases, scale }: Parameters): Parameters => ({
    matrices: matrices.map((matrix) => ({ ...matrix, data: matrix.data.map(round) })),
    biases: biases.map((bias) => bias?.map(round) ?? null),
    scale,
  });
  return engineOf((request) => {
    const { snapshots, divergedAt } = trainByReference(request);
    return { divergedAt, snapshots: snapshots.map((each) => ({ ...each, parameters: roundAll(each.parameters) })) };
  });
}

describe("the parity error", () => {
  test("of the reference is 0, of the kernel's float32 well within the limit", async () => {
    expect(await parityError(engineOf(trainByReference))).toBe(0);
    const error = await parityError(engineOf((request) => train(request, "float32")));
    expect(error).toBeGreaterThan(1e-7);
    expect(error).toBeLessThan(parityLimit / 5);
  });

  test.each(["cpu", "wasm"] as const)("of tfjs on %s is within the limit", async (backend) => {
    await computeWith(backend);
    expect(await parityError(tfjsEngine())).toBeLessThan(parityLimit / 5);
  });

  test("shows weights of 11 bits, as products in TF32 leave them, and any wrong step", async () => {
    expect(await parityError(rounded(24))).toBeLessThan(parityLimit);
    expect(await parityError(rounded(11))).toBeGreaterThan(10 * parityLimit);
    for (const kind of ["dense", "convolution", "local"]) {
      const late = engineOf(({ run, checkpoints: [step] }) => {
        const missed = run.architecture.layers[0].kind === kind ? 1 : 0;
        const { snapshots } = trainByReference({ run, checkpoints: [step - missed] });
        return { snapshots, divergedAt: null };
      });
      expect(await parityError(late)).toBeGreaterThan(100 * parityLimit);
    }
  });

  test("hangs on no ReLU at its kink: their preactivations are further from 0 than sums of float32 are apart", () => {
    // A sum of K products is off by at most K roundings, 2^-24 each, of the sum of its terms' sizes. That is at most
    // four times the largest preactivation here, so that 80 products are off by less than 2e-5 of it.
    for (const run of parityRuns) {
      for (let step = 0; step < paritySteps; step++) {
        const parameters =
          step === 0 ? run.start : trainByReference({ run, checkpoints: [step] }).snapshots[0].parameters;
        const { preactivations } = forward(run.architecture, parameters, run.data.inputs);
        for (const [k, { data }] of preactivations.entries()) {
          if (run.architecture.layers[k].activation !== "relu") continue;
          const sizes = data.map(Math.abs);
          expect(Math.min(...sizes)).toBeGreaterThan(2e-5 * Math.max(...sizes));
        }
      }
    }
  });

  test("is NaN where a run diverges", async () => {
    expect(await parityError(engineOf(() => ({ snapshots: [], divergedAt: 5 })))).toBeNaN();
  });
});
