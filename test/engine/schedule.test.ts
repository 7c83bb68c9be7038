import { describe, expect, test } from "vitest";
import { checkSchedule, rateAt, type Schedule } from "../../src/engine/schedule.ts";

describe("rateAt", () => {
  const ramp: Schedule = [
    [10, 1],
    [20, 3],
  ];

  test.each([
    [0, 1],
    [10, 1],
    [15, 2],
    [19, 2.8],
    [20, 3],
    [1000, 3],
  ])("at step %d of a ramp from 1 at 10 to 3 at 20 it is %d", (step, rate) => {
    expect(rateAt(ramp, step)).toBeCloseTo(rate, 12);
  });

  test("is constant with a single knot", () => {
    expect([0, 5, 1e6].map((step) => rateAt([[5, 0.1]], step))).toEqual([0.1, 0.1, 0.1]);
  });

  test("at two knots of one step the later counts", () => {
    const cut: Schedule = [
      [0, 1],
      [10, 1],
      [10, 0.1],
    ];
    expect([0, 9, 10, 11].map((step) => rateAt(cut, step))).toEqual([1, 1, 0.1, 0.1]);
  });
});

describe("checkSchedule", () => {
  test.each<[string, Schedule, string]>([
    ["no knot", [], "a learning-rate schedule needs at least one knot [step, rate]"],
    ["a negative rate", [[3, -1]], "learning rate -1 at step 3"],
    ["a NaN rate", [[0, Number.NaN]], "learning rate NaN at step 0"],
    ["an infinite rate", [[0, Number.POSITIVE_INFINITY]], "learning rate Infinity at step 0"],
    ["a step before 0", [[-1, 1]], "the schedule goes back from step 0 to -1"],
    ["a step that is not finite", [[Number.POSITIVE_INFINITY, 1]], "to Infinity"],
    [
      "steps out of order",
      [
        [5, 1],
        [4, 1],
      ],
      "the schedule goes back from step 5 to 4",
    ],
  ])("refuses %s", (_, schedule, message) => {
    expect(() => checkSchedule(schedule)).toThrow(message);
  });

  test("takes a cut and rates of 0", () => {
    checkSchedule([
      [0, 1],
      [10, 1],
      [10, 0],
    ]);
  });
});
