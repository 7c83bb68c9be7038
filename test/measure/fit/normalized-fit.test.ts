import { describe, expect, test } from "vitest";
import { meanSquareLoss, normalizedFit } from "../../../src/measure/index.ts";
import { zeros } from "../../../src/network/matrix.ts";

const targets = { rows: 2, columns: 2, data: Float64Array.of(1, 0, 0, 1) };

describe("the fit of the normalized network", () => {
  test("of outputs that are the targets is 1/ρ and 1/ρ²", () => {
    expect(normalizedFit(targets, targets, 4)).toEqual({ mu: 0.25, M: 0.0625, targetSquare: 1 });
  });

  test("of other outputs, sample by sample", () => {
    const outputs = { rows: 2, columns: 2, data: Float64Array.of(3, 1, 2, -1) };
    expect(normalizedFit(outputs, targets, 1)).toEqual({ mu: (3 - 1) / 2, M: (9 + 1 + 4 + 1) / 2, targetSquare: 1 });
  });

  test("gives the loss as a parabola in ρ", () => {
    const outputs = { rows: 2, columns: 2, data: Float64Array.of(0.3, -0.2, 0.9, 1.4) };
    const regression = { rows: 2, columns: 2, data: Float64Array.of(0.5, 2, -1, 1) };
    const rho = 1.7;
    const { mu, M, targetSquare } = normalizedFit(outputs, regression, rho);
    expect(targetSquare - 2 * rho * mu + rho * rho * M).toBeCloseTo(meanSquareLoss(outputs, regression), 14);
  });

  test("is refused where it is not defined", () => {
    expect(() => normalizedFit(targets, zeros(2, 3), 1)).toThrow(RangeError);
    for (const rho of [0, Number.NaN]) expect(() => normalizedFit(targets, targets, rho)).toThrow(`rho ${rho}`);
  });
});
