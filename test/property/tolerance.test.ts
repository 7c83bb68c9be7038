import { describe, expect, test } from "vitest";
import { absolute, relative, strict, toleranceIn } from "../../src/property/tolerance.ts";
import { FormulaError } from "../../src/theorem/formula.ts";

const because = "a test";

describe("a relative tolerance", () => {
  test("measures the difference as a share of the larger side", () => {
    const { error, limit, label } = relative(1e-3, { because });
    expect(error(8, 10, {})).toBeCloseTo(0.2, 15);
    expect(error(10, 8, {})).toBeCloseTo(0.2, 15);
    expect(error(-10, 10, {})).toBe(2);
    expect(error(0, 1e-300, {})).toBe(1);
    expect({ limit, label }).toEqual({ limit: 1e-3, label: "relative 0.001" });
  });

  test("is met by equal sides, zeros too", () => {
    expect(relative(1e-3, { because }).error(0, 0, {})).toBe(0);
    expect(relative(1e-3, { because, to: "s" }).error(3, 3, { s: 0 })).toBe(0);
  });

  test("to a size of its own reads it from the values", () => {
    const { error, label } = relative(1e-10, { because, to: "a * scale" });
    expect(error(1, 3, { a: 2, scale: 5 })).toBe(0.2);
    expect(label).toBe("relative 1e-10, to a * scale");
    expect(() => error(1, 3, { a: 2 })).toThrow(FormulaError);
    expect(() => relative(1e-10, { because, to: "a +" })).toThrow(FormulaError);
  });

  test("to a size that is 0 is missed by any difference", () => {
    expect(relative(1e-3, { because, to: "s" }).error(1, 1 + 1e-12, { s: 0 })).toBe(Infinity);
  });

  test("to a size that is negative is never met by a difference", () => {
    const { error, limit } = relative(1e-3, { because, to: "s" });
    const within = () => error(1, 3, { s: -1 }) <= limit;
    let met: boolean;
    try {
      met = within();
    } catch {
      met = false;
    }
    expect(met).toBe(false);
  });
});

describe("an absolute tolerance", () => {
  test("measures the difference itself", () => {
    const { error, limit, label } = absolute(0.5, { because });
    expect(error(2, 5, {})).toBe(3);
    expect(error(5, 2, {})).toBe(3);
    expect({ limit, label }).toEqual({ limit: 0.5, label: "absolute 0.5" });
  });
});

test("the tolerance of inequalities is none", () => {
  expect(strict({ because })).toMatchObject({ limit: 0, label: "none", because });
});

test.each([0, -1, Number.NaN, Infinity])("a limit of %d is refused by name", (limit) => {
  expect(() => relative(limit, { because })).toThrow(`tolerance ${limit}: it must be positive and finite`);
  expect(() => absolute(limit, { because })).toThrow(RangeError);
});

describe("a tolerance for float32", () => {
  const within = relative(1e-10, { because, to: "s", float32: { limit: 1e-6, because: "rounding" } });

  test("is another limit, relative to the same size, for runs of an engine of that precision", () => {
    const coarse = toleranceIn("float32", within);
    expect(coarse).toMatchObject({ limit: 1e-6, because: "rounding", label: "relative 0.000001, to s" });
    expect(coarse.error(1, 3, { s: 4 })).toBe(0.5);
    expect(toleranceIn("float64", within)).toBe(within);
  });

  test("is the tolerance itself where the precision of training does not matter", () => {
    const same = absolute(1e-3, { because });
    expect(toleranceIn("float32", same)).toBe(same);
    expect(toleranceIn("float32", strict({ because }))).toMatchObject({ limit: 0 });
  });
});
