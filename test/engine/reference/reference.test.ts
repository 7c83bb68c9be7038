import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trainByReference } from "../../../src/engine/reference/reference.ts";
import type { Regularization, Run } from "../../../src/engine/run.ts";
import { lossGradient } from "../../../src/network/gradient.ts";
import { copyParameters, type Parameters } from "../../../src/network/parameters.ts";
import { exampleRun, recipes, runOf } from "../small-run.ts";

describe("lossGradient", () => {
  // A central difference of width h is off by h²/6 times the third derivative and by 1e-16/h of rounding: with h = 1e-5
  // about 1e-10 of a loss of order 1, more with depth. A ReLU whose kink lies inside the difference would be off, and rare.
  test("is the slope of the loss in every weight, bias and the scale", async () => {
    await fc.assert(
      fc.asyncProperty(recipes(["relu", "identity", "squareplus"]), async (recipe) => {
        const { architecture, start, data } = runOf(recipe);
        const indices = Int32Array.from({ length: Math.min(recipe.batch, recipe.samples) }, (_, n) => n);
        const lossAt = (parameters: Parameters) => lossGradient(architecture, parameters, data, indices).loss;
        const gradient = lossGradient(architecture, start, data, indices);
        const h = 1e-5;
        const close = (slope: number, up: Parameters, down: Parameters) => {
          const difference = (lossAt(up) - lossAt(down)) / (2 * h);
          expect(Math.abs(difference - slope)).toBeLessThan(1e-6 * (1 + gradient.loss + Math.abs(slope)));
        };
        const changed = (change: (parameters: Parameters) => void) => {
          const parameters = copyParameters(start);
          change(parameters);
          return parameters;
        };
        for (let k = 0; k < architecture.layers.length; k++) {
          const entries = start.matrices[k].data.length;
          for (const i of new Set([0, Math.floor(entries / 2), entries - 1])) {
            const shifted = (by: number) => changed(({ matrices }) => (matrices[k].data[i] += by));
            close(gradient.matrices[k].data[i], shifted(h), shifted(-h));
          }
          const bias = gradient.biases[k];
          for (let j = 0; j < (bias?.length ?? 0); j++) {
            const shifted = (by: number) => changed(({ biases }) => ((biases[k] as Float64Array)[j] += by));
            close((bias as Float64Array)[j], shifted(h), shifted(-h));
          }
        }
        close(gradient.scale, { ...start, scale: start.scale + h }, { ...start, scale: start.scale - h });
      }),
      { seed: 5, numRuns: 150 },
    );
  });
});

/** f(x) = ρwx on the one sample (2, 1): L = (2ρw − 1)², ∂_w L = 4ρ(2ρw − 1), ∂_ρ L = 4w(2ρw − 1). */
function scalarRun(w: number, regularization: Regularization, momentum: number): Run {
  const one = (value: number) => ({ rows: 1, columns: 1, data: Float64Array.of(value) });
  return {
    architecture: { layers: [{ kind: "dense", inputs: 1, outputs: 1, activation: "identity", bias: false }] },
    start: { matrices: [one(w)], biases: [null], scale: 1 },
    data: { inputs: one(2), targets: one(1) },
    batches: { order: "full" },
    rates: [[0, 0.1]],
    regularization,
    momentum,
    trainable: [true],
  };
}

describe("trainByReference", () => {
  test("makes the step of its definition, with momentum in the data part only", () => {
    const run = scalarRun(1, { kind: "decay", lambda: [0.05], biasLambda: 0 }, 0.5);
    const { snapshots } = trainByReference({ run, checkpoints: [1, 2] });
    // m = 4, w = 1 − 0.1 (4 + 0.1 · 1) = 0.59; then m = 4 · 0.18 + 0.5 · 4 = 2.72, w = 0.59 − 0.1 (2.72 + 0.1 · 0.59).
    expect(snapshots[0].parameters.matrices[0].data[0]).toBeCloseTo(0.59, 14);
    expect(snapshots[1].parameters.matrices[0].data[0]).toBeCloseTo(0.59 - 0.1 * (2.72 + 0.059), 14);
    expect(snapshots.map(({ integratedRate }) => integratedRate)).toEqual([0.1, 0.2]);
  });

  test("decays the biases by their own λ, unbuffered like the weights", () => {
    // f(x) = b on the one sample (0, 1), since no weight acts on 0: L = (b − 1)², ∂_b L = 2(b − 1).
    const still = scalarRun(1, { kind: "decay", lambda: [3], biasLambda: 0.05 }, 0.5);
    const run: Run = {
      ...still,
      architecture: { layers: still.architecture.layers.map((layer) => ({ ...layer, bias: true })) },
      start: { ...still.start, biases: [Float64Array.of(2)] },
      data: { ...still.data, inputs: { rows: 1, columns: 1, data: Float64Array.of(0) } },
    };
    const { snapshots } = trainByReference({ run, checkpoints: [1, 2] });
    // m = 2, b = 2 − 0.1 (2 + 0.1 · 2) = 1.78; then m = 2 · 0.78 + 0.5 · 2 = 2.56, b = 1.78 − 0.1 (2.56 + 0.1 · 1.78).
    expect(snapshots[0].parameters.biases[0]?.[0]).toBeCloseTo(1.78, 14);
    expect(snapshots[1].parameters.biases[0]?.[0]).toBeCloseTo(1.78 - 0.1 * (2.56 + 0.178), 14);
    const frozen = trainByReference({ run: { ...run, trainable: [false] }, checkpoints: [2] });
    expect(frozen.snapshots[0].parameters.biases[0]?.[0]).toBe(2);
  });

  test("moves the scale at its own rate and keeps V on the sphere", () => {
    const run = scalarRun(1, { kind: "normalized", lambda: 0.5, scaleRate: 0.1 }, 0);
    const [{ parameters, integratedRate }] = trainByReference({ run, checkpoints: [2] }).snapshots;
    // ρ = 1 − 0.01 (4 + 1) = 0.95, then ρ = 0.95 − 0.01 (4 · 0.9 + 0.95).
    expect(parameters.scale).toBeCloseTo(0.95 - 0.01 * (3.6 + 0.95), 14);
    expect(parameters.matrices[0].data[0]).toBe(1);
    expect(integratedRate).toBeCloseTo(0.1 * (1 + 0.95 ** 2), 14);
  });

  test("leaves layers alone that are not trainable", () => {
    const run = exampleRun({ trainable: [false, true, false] });
    const [{ parameters }] = trainByReference({ run, checkpoints: [20] }).snapshots;
    for (const k of [0, 2]) {
      expect(parameters.matrices[k]).toEqual(run.start.matrices[k]);
      expect(parameters.biases[k]).toEqual(run.start.biases[k]);
    }
    expect(parameters.matrices[1]).not.toEqual(run.start.matrices[1]);
  });

  test("does not touch the start, and gives snapshots that share nothing", () => {
    const run = exampleRun();
    const before = copyParameters(run.start);
    const { snapshots } = trainByReference({ run, checkpoints: [0, 5] });
    expect(run.start).toEqual(before);
    expect(snapshots[0].parameters).toEqual(before);
    expect(snapshots[1].parameters).not.toEqual(before);
  });

  test("ends a run that diverges", () => {
    const run = exampleRun({ rates: [[0, 5000]] });
    const { snapshots, divergedAt } = trainByReference({ run, checkpoints: [0, 100, 200] });
    expect(snapshots.map(({ step }) => step)).toEqual([0]);
    expect(divergedAt).toBe(100);
  });
});
