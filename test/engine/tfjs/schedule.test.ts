import { expect, test } from "vitest";
import { batchStream } from "../../../src/data/batches.ts";
import { rateAt } from "../../../src/engine/schedule.ts";
import { memberOf } from "../../../src/engine/tfjs/member.ts";
import { lookAhead } from "../../../src/engine/tfjs/schedule.ts";
import { exampleRun } from "../small-run.ts";

test("steps are looked ahead run by run: batches, shares of the loss, rates", () => {
  // 7 samples in batches of 3: every third batch has one sample.
  const small = exampleRun();
  const full = exampleRun({ batches: { order: "full" } });
  const members = [small, full].map((run) => memberOf({ run, checkpoints: [10] }));
  const first = lookAhead(members, [20, 7], 7, 2);
  const second = lookAhead(members, [20, 7], 7, 1);
  expect(members.map(({ step }) => step)).toEqual([3, 3]);

  const nextBatch = batchStream(small.batches, 7);
  for (const [ahead, steps] of [
    [first, [0, 1]],
    [second, [2]],
  ] as const) {
    for (const [s, step] of steps.entries()) {
      const batch = [...nextBatch()];
      const at = s * 14;
      expect([...ahead.indices.subarray(at, at + batch.length)]).toEqual(batch.map((n) => 20 + n));
      expect([...ahead.shares.subarray(at, at + 7)]).toEqual(
        [0, 1, 2, 3, 4, 5, 6].map((n) => (n < batch.length ? Math.fround(2 / batch.length) : 0)),
      );
      // What fills a batch up is a sample of the same run, and the other run reads its own.
      expect(ahead.indices.subarray(at + batch.length, at + 7).every((n) => n === 20)).toBe(true);
      expect([...ahead.indices.subarray(at + 7, at + 14)]).toEqual([7, 8, 9, 10, 11, 12, 13]);
      expect(ahead.rates[2 * s]).toBe(Math.fround(rateAt(small.rates, step)));
    }
  }
  const sum = [0, 1, 2].reduce((total, step) => total + rateAt(small.rates, step) * small.start.scale ** 2, 0);
  expect(members[0].integratedRate).toBeCloseTo(sum, 14);
});
