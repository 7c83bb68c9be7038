import { describe, expect, test } from "vitest";
import { checkSchedule, rateAt } from "../../src/engine/schedule.ts";
import {
  checkLearningRateSchedule,
  type LearningRateSchedule,
  meanRate,
  ratesOf,
} from "../../src/training/learning-rate.ts";

const cuts: LearningRateSchedule = {
  cuts: [
    [0.5, 0.1],
    [0.75, 0.01],
  ],
};

describe("a learning-rate schedule", () => {
  test("with cuts has the rate factor · η from share · T on", () => {
    const rates = ratesOf(cuts, 0.2, 16);
    checkSchedule(rates);
    expect(Array.from({ length: 17 }, (_, t) => rateAt(rates, t))).toEqual([
      ...Array(8).fill(0.2),
      ...Array(4).fill(0.1 * 0.2),
      ...Array(5).fill(0.01 * 0.2),
    ]);
  });

  test("with a cut between two steps is cut at the later one", () => {
    const rates = ratesOf({ cuts: [[0.5, 3]] }, 1, 5);
    expect([0, 1, 2, 3, 4].map((t) => rateAt(rates, t))).toEqual([1, 1, 1, 3, 3]);
  });

  test("of a cooldown ends at a fiftieth", () => {
    const rates = ratesOf("cooldown", 0.1, 100);
    expect(rateAt(rates, 60)).toBe(0.1);
    expect(rateAt(rates, 80)).toBeCloseTo(0.051, 15);
    expect(rateAt(rates, 100)).toBeCloseTo(0.002, 15);
  });

  test.for<[string, LearningRateSchedule]>([
    ["constant", "constant"],
    ["cooldown", "cooldown"],
    ["cuts", cuts],
    [
      "rising cuts",
      {
        cuts: [
          [0.123, 2],
          [0.8, 7.5],
        ],
      },
    ],
  ])("%s has the mean of its rates", ([, schedule]) => {
    const steps = 100_000;
    const rates = ratesOf(schedule, 1, steps);
    let sum = 0;
    for (let t = 0; t < steps; t++) sum += rateAt(rates, t);
    expect(Math.abs(meanRate(schedule) - sum / steps)).toBeLessThan(1e-4);
  });

  test.for<[readonly (readonly [number, number])[], string]>([
    [[], "without cuts"],
    [[[0, 0.1]], "share 0 of the steps"],
    [[[1, 0.1]], "share 1 of the steps"],
    [[[Number.NaN, 0.1]], "share NaN"],
    [
      [
        [0.5, 0.1],
        [0.4, 0.01],
      ],
      "share 0.4 after one at 0.5",
    ],
    [
      [
        [0.5, 0.1],
        [0.5, 0.01],
      ],
      "share 0.5 after one at 0.5",
    ],
    [[[0.5, 0]], "cut to 0 times"],
    [[[0.5, -1]], "cut to -1 times"],
    [[[0.5, Number.POSITIVE_INFINITY]], "cut to Infinity times"],
  ])("cuts %j are refused by name", ([cuts, message]) => {
    expect(() => checkLearningRateSchedule({ cuts })).toThrow(message);
  });
});
