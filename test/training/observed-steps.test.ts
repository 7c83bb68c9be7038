import { describe, expect, test } from "vitest";
import { type Observed, observedSteps } from "../../src/training/observed-steps.ts";

describe("observed steps", () => {
  test("are every sixteenth and what is listed", () => {
    expect(observedSteps(160)).toEqual(Array.from({ length: 17 }, (_, i) => 10 * i));
    expect(observedSteps(4, [3])).toEqual([0, 1, 2, 3, 4]);
    expect(observedSteps(32, [31, 3, 2])).toEqual([
      0, 2, 3, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 31, 32,
    ]);
  });

  test("may be every so many, from one to another, both included", () => {
    const own = (observe: Observed) => {
      const grid = new Set(observedSteps(1600));
      return observedSteps(1600, observe).filter((step) => !grid.has(step));
    };
    expect(own({ every: 7, from: 101, until: 115 })).toEqual([101, 108, 115]);
    expect(own({ every: 7, from: 101, until: 114 })).toEqual([101, 108]);
    expect(own({ every: 450 })).toEqual([450, 1350]);
    expect(own({ every: 450, from: 1 })).toEqual([1, 451, 901, 1351]);
    expect(own({ every: 450, until: 1349 })).toEqual([450]);
    expect(own({ every: 1, from: 5, until: 5 })).toEqual([5]);
    expect(observedSteps(20, { every: 1 })).toEqual(Array.from({ length: 21 }, (_, t) => t));
  });

  test.for<[Observed, string]>([
    [[101], "observed step 101: choose an integer from 0 to the run's last step, 100"],
    [[-1], "observed step -1"],
    [[0.5], "observed step 0.5"],
    [{ every: 0 }, "every 0 steps"],
    [{ every: 1.5 }, "every 1.5 steps"],
    [{ every: 1, until: 101 }, "observed step 101"],
    [{ every: 1, from: -3 }, "observed step -3"],
    [{ every: 1, from: 9, until: 8 }, "from step 9 until 8"],
  ])("%j is refused by name", ([observe, message]) => {
    expect(() => observedSteps(100, observe)).toThrow(message);
  });
});
