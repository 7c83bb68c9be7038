import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkRequest, type Engine, type TrainingRequest } from "../../src/engine/run.ts";
import { netStepsPerSecond, population } from "../../src/engine/throughput.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/**
 * An engine on a clock of its own: a training takes `milliseconds` by its steps. `asked` holds what it was given, call
 * by call.
 */
function clockwork(milliseconds: (steps: number, call: number) => number) {
  const asked: (readonly TrainingRequest[])[] = [];
  const engine: Engine = {
    name: "clockwork",
    precision: "float64",
    train(requests) {
      for (const request of requests) checkRequest(request);
      asked.push(requests);
      vi.advanceTimersByTime(milliseconds(requests[0].checkpoints[0], asked.length));
      return requests.map(async () => ({ snapshots: [], divergedAt: null }));
    },
    dispose: async () => {},
  };
  return { engine, asked };
}

test("counts the steps of all networks together", async () => {
  const { engine, asked } = clockwork((steps) => 2 * steps);
  expect(await netStepsPerSecond(engine)).toBeCloseTo(64 * 500, 6);
  expect(asked.every((requests) => requests.length === 64)).toBe(true);
  expect(asked.map(([{ checkpoints }]) => checkpoints)).toEqual([[1], [1], [2], [8], [32], [128]]);
});

test("leaves the start out, and reading in and out, and stops a slow engine after two steps", async () => {
  const { engine, asked } = clockwork((steps, call) => 500 + 3_200 * steps + (call === 1 ? 60_000 : 0));
  expect(await netStepsPerSecond(engine)).toBeCloseTo(20, 6);
  expect(asked).toHaveLength(3);
});

test("steps are made until they show beside what is read in and out", async () => {
  const { engine, asked } = clockwork((steps) => 10_000 + steps);
  expect(await netStepsPerSecond(engine)).toBeCloseTo(64_000, 6);
  expect(asked.map(([{ checkpoints }]) => checkpoints[0])).toEqual([1, 1, 2, 8, 32, 128, 512]);
});

test("a population is of the shape, batch and size that are asked for, and no two of its networks are alike", async () => {
  const { engine, asked } = clockwork((steps) => 1000 * steps);
  const runs = population({ widths: [6, 8, 3], batch: 5, runs: 7 });
  expect(await netStepsPerSecond(engine, runs)).toBeCloseTo(7, 6);
  expect(asked[0].map(({ run }) => run)).toEqual(runs);
  for (const { start, data, batches } of runs) {
    expect(start.matrices.map(({ rows, columns }) => [columns, rows])).toEqual([
      [6, 8],
      [8, 3],
    ]);
    expect(data.inputs.rows).toBe(21);
    expect(batches).toMatchObject({ size: 5 });
  }
  expect(new Set(runs.map(({ start }) => start.matrices[0].data[0])).size).toBe(7);
  expect(new Set(runs.map(({ data }) => data.inputs.data[0])).size).toBe(7);
});
