import { describe, expect, expectTypeOf, test } from "vitest";
import { integer } from "../../src/property/arbitrary/numbers.ts";
import type { Plain } from "../../src/property/plain.ts";
import { controlsMust, precisionOf, property } from "../../src/property/property.ts";
import { absolute } from "../../src/property/tolerance.ts";
import { theorem } from "../../src/theorem/theorem.ts";
import { below, common, statement, within } from "./example.ts";

const untried = () => expect.unreachable();
const given = { x: integer(1, 2) };
const controls = { "the other way": {} };

test("a property is a value: making one draws, tries and shows nothing", () => {
  const claim = statement("exact");
  const specification = { given, trial: untried, within, controls, figures: untried, tables: untried };
  expect(property(claim, specification)).toEqual({ theorem: claim, specification });
});

describe("a claim that cannot be judged is refused", () => {
  test("without a control", () => {
    const bare = { given, trial: untried, within, controls: {} };
    expect(() => property(statement("exact"), bare)).toThrow(
      "a claim without a control says nothing: add a case in which it must fail",
    );
  });

  test("with a limit claim's control that does not say which formula it is on", () => {
    const formula = { exactly: "x == y", typically: "x < y" };
    const limit = theorem({ ...common, kind: "limit", formula, expected: "holds" });
    const tolerances = { exactly: absolute(1, { because: "a test" }), typically: within };
    const specification = { given, trial: untried, within: tolerances, controls: { silent: {} } };
    expect(() => property(limit, specification)).toThrow(
      'control "silent": say on which formula it is, on: "exactly" or "typically"',
    );
  });
});

test("an exact claim is trained in float64, another in float32, and one that asks for it in what it asks for", () => {
  expect(precisionOf(below("exact", untried))).toBe("float64");
  expect(precisionOf(below("typical", untried))).toBe("float32");
  expect(precisionOf(below("typical", untried, { precision: "float64" }))).toBe("float64");
  expect(precisionOf(below("exact", untried, { precision: "float32" }))).toBe("float32");
});

test("a control must come out the other way", () => {
  expect(controlsMust(below("exact", untried))).toBe("refuted");
  expect(controlsMust(below("exact", untried, { expected: "refuted" }))).toBe("holds");
});

describe("what a case shows", () => {
  test("may be plain data, by whatever type it is named", () => {
    interface Curve {
      readonly points: readonly (readonly [number, number])[];
      readonly name?: string;
    }
    expectTypeOf<Plain<Curve>>().toEqualTypeOf<Curve>();
    const curve: Curve = { points: [[1, 2]] };
    property(statement("exact"), {
      given,
      trial: () => ({ measured: { x: 1, y: 2 }, shows: curve }),
      within,
      controls,
      figures: (cases) => {
        expectTypeOf(cases[0].shows).toEqualTypeOf<Curve>();
        return [];
      },
    });
  });

  test("may not be what another thread or a line of JSON would get as something else: the compiler refuses it", () => {
    property(statement("exact"), {
      given,
      // @ts-expect-error A typed array would be read as an object.
      trial: () => ({ measured: { x: 1, y: 2 }, shows: { data: new Float64Array(2) } }),
      within,
      controls,
    });
    property(statement("exact"), {
      given,
      // @ts-expect-error A function cannot be sent.
      trial: () => ({ measured: { x: 1, y: 2 }, shows: { at: (x: number) => x } }),
      within,
      controls,
    });
  });
});
