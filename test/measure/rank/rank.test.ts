import { describe, expect, test } from "vitest";
import { effectiveRank, rankAt, stableRank } from "../../../src/measure/rank/rank.ts";
import { fromRows, zeros } from "../../../src/network/matrix.ts";
import { diagonal, withSingularValues } from "./spectra.ts";

const identity = diagonal(new Array(6).fill(1));

describe("rank(t)", () => {
  test("of a matrix of known rank is its rank", () => {
    for (let rank = 1; rank <= 6; rank++) {
      const values = Array.from({ length: rank }, (_, i) => 1 + i);
      expect(rankAt(withSingularValues(values, 9, 7, rank), 1e-12)).toBe(rank);
    }
  });

  test("counts the values strictly above t · σ₁", () => {
    const matrix = diagonal([8, 4, 2, 1, 0]);
    expect([0, 0.1, 0.125, 0.25, 0.3, 0.5, 0.9].map((t) => rankAt(matrix, t))).toEqual([4, 4, 3, 2, 2, 1, 1]);
  });

  test("refuses a tolerance that is none", () => {
    for (const t of [-0.1, 1, Number.NaN])
      expect(() => rankAt(identity, t)).toThrow(`tolerance ${t}: choose 0 ≤ t < 1`);
  });
});

describe("stable rank", () => {
  test("of the identity is its size, of one outer product 1", () => {
    expect(stableRank(identity)).toBe(6);
    expect(
      stableRank(
        fromRows([
          [1, 2],
          [2, 4],
          [3, 6],
        ]),
      ),
    ).toBeCloseTo(1, 14);
  });

  test("of diag(2, 1, 1) is 6/4", () => {
    expect(stableRank(diagonal([2, 1, 1]))).toBe(1.5);
  });
});

describe("effective rank", () => {
  test("of the identity is its size, of one outer product 1", () => {
    expect(effectiveRank(identity)).toBeCloseTo(6, 13);
    expect(effectiveRank(diagonal([2, 0, 0]))).toBe(1);
    expect(
      effectiveRank(
        fromRows([
          [1, 2],
          [2, 4],
          [3, 6],
        ]),
      ),
    ).toBeCloseTo(1, 14);
  });

  test("of diag(√3, 1) is exp of the entropy of (3/4, 1/4)", () => {
    const entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
    expect(effectiveRank(diagonal([Math.sqrt(3), 1]))).toBeCloseTo(Math.exp(entropy), 14);
  });
});

const ranks = [(matrix: typeof identity) => rankAt(matrix, 0.01), stableRank, effectiveRank];

test("the zero matrix has rank 0 in every sense", () => {
  expect(ranks.map((rank) => rank(zeros(3, 4)))).toEqual([0, 0, 0]);
});

test("no rank changes with the scale, even where squares would overflow or vanish", () => {
  const matrix = diagonal([4, 2, 1]);
  for (const scale of [3, 1e-200, 1e200]) {
    const scaled = { ...matrix, data: matrix.data.map((w) => scale * w) };
    for (const rank of ranks) expect(rank(scaled)).toBeCloseTo(rank(matrix), 12);
  }
});
