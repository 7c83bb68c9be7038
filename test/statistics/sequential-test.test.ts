import { describe, expect, test } from "vitest";
import { random } from "../../src/data/random.ts";
import {
  familyAlpha,
  fewestToDecide,
  type SequentialTest,
  sequentialVerdict,
  typicalTest,
} from "../../src/statistics/sequential-test.ts";

const symmetric: SequentialTest = { claimed: 0.9, rejected: 0.5, alpha: 0.1, beta: 0.2 };

describe("the test of typical claims", () => {
  test("weighs 95 % against 70 %, with α split over the claims and β of 5 %", () => {
    expect(familyAlpha).toBe(0.05);
    expect(typicalTest(63)).toEqual({ claimed: 0.95, rejected: 0.7, alpha: 0.05 / 63, beta: 0.05 });
  });

  test("needs 24 successes without a failure for one claim of 63, 10 for a single one", () => {
    const successesFor = (claims: number) => fewestFrom(0, typicalTest(claims));
    expect([1, 6, 63].map(successesFor)).toEqual([10, 16, 24]);
  });

  test("is refuted by 2 failures, unless 2 successes came with them", () => {
    const verdict = (successes: number) => sequentialVerdict(successes, 2, typicalTest(63));
    expect([0, 1, 2].map(verdict)).toEqual(["refuted", "refuted", "undecided"]);
    expect(sequentialVerdict(0, 1, typicalTest(63))).toBe("undecided");
    expect(sequentialVerdict(0, 0, typicalTest(63))).toBe("undecided");
  });
});

/** Successes without a failure, beyond `failures`, until the test accepts. */
function fewestFrom(failures: number, sequential: SequentialTest): number {
  let successes = 0;
  while (sequentialVerdict(successes, failures, sequential) !== "holds") successes++;
  return successes;
}

describe("the sequential test", () => {
  // Powers instead of logarithms; no ratio of the grid lies within 1e-9 of a threshold.
  test.each([typicalTest(63), typicalTest(1), symmetric])("ends where Wald's likelihood ratio does: $alpha", (each) => {
    const accept = (1 - each.beta) / each.alpha;
    const reject = each.beta / (1 - each.alpha);
    for (let successes = 0; successes <= 60; successes++) {
      for (let failures = 0; failures <= 20; failures++) {
        const ratio =
          (each.claimed / each.rejected) ** successes * ((1 - each.claimed) / (1 - each.rejected)) ** failures;
        const expected = ratio >= accept ? "holds" : ratio <= reject ? "refuted" : "undecided";
        expect(sequentialVerdict(successes, failures, each)).toBe(expected);
      }
    }
  });

  /** Runs the test on draws that hold with a given share until it ends. */
  function decide(uniform: () => number, share: number, sequential: SequentialTest): "holds" | "refuted" {
    let successes = 0;
    let failures = 0;
    for (;;) {
      if (uniform() < share) successes++;
      else failures++;
      const verdict = sequentialVerdict(successes, failures, sequential);
      if (verdict !== "undecided") return verdict;
    }
  }

  const runs = 20_000;

  // H0: a claim that holds in a share p₀ of draws is accepted with probability at most α/(1 − β) (Wald's inequality),
  // and one that holds in p₁ is rejected with at most β/(1 − α). In 20,000 runs the count exceeds 4 standard deviations
  // above the bound with probability 3e-5. Wald's bounds are nearly reached: well below a third of them the test would
  // be too timid.
  test.each([typicalTest(1), typicalTest(6), symmetric])("errs as often as it says: $alpha", (sequential) => {
    const { claimed, rejected, alpha, beta } = sequential;
    const { uniform } = random(7, `sequential ${alpha}`);
    for (const { share, wrong, bound } of [
      { share: rejected, wrong: "holds", bound: alpha / (1 - beta) },
      { share: claimed, wrong: "refuted", bound: beta / (1 - alpha) },
    ]) {
      let errors = 0;
      for (let i = 0; i < runs; i++) if (decide(uniform, share, sequential) === wrong) errors++;
      expect(errors / runs).toBeLessThan(bound + 4 * Math.sqrt((bound * (1 - bound)) / runs));
      expect(errors / runs).toBeGreaterThan(bound / 3);
    }
  });
});

describe("fewestToDecide", () => {
  test("is the fewest cases that could end the test, whatever their outcomes", () => {
    for (const sequential of [typicalTest(63), typicalTest(1), symmetric]) {
      for (let successes = 0; successes < 12; successes++) {
        for (let failures = 0; failures < 4; failures++) {
          if (sequentialVerdict(successes, failures, sequential) !== "undecided") continue;
          let fewest = 0;
          let ended = false;
          while (!ended) {
            fewest++;
            for (let more = 0; more <= fewest; more++) {
              const verdict = sequentialVerdict(successes + more, failures + fewest - more, sequential);
              if (verdict !== "undecided") ended = true;
            }
          }
          expect(fewestToDecide(successes, failures, sequential)).toBe(fewest);
        }
      }
    }
  });

  test("is 2 at the start, for 2 failures refute", () => {
    expect(fewestToDecide(0, 0, typicalTest(63))).toBe(2);
    expect(fewestToDecide(23, 0, typicalTest(63))).toBe(1);
  });
});
