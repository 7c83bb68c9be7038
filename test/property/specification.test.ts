import { describe, expect, test } from "vitest";
import { judgedBy, judgedByControl } from "../../src/property/specification.ts";
import { absolute, strict } from "../../src/property/tolerance.ts";
import { theorem } from "../../src/theorem/theorem.ts";

const because = "a test";
const rest = {
  says: "a is below b.",
  assumes: ["nothing"],
  where: { a: "one", b: "other" },
  source: { work: "nobody", status: "folklore" },
  expected: "holds",
} as const;
const single = theorem({ ...rest, kind: "exact", formula: "a < b" });
const limit = theorem({ ...rest, kind: "limit", formula: { exactly: "a == b", typically: "a < b" } });
const within = strict({ because });
const byName = { exactly: absolute(1, { because }), typically: within };

describe("a claim", () => {
  test("is judged by its formula within its tolerance", () => {
    expect(judgedBy(single, within)).toEqual([{ conclusion: single.conclusions[0], tolerance: within }]);
  });

  test("about a limit is judged by two formulas, each within its own tolerance", () => {
    expect(judgedBy(limit, byName)).toEqual([
      { conclusion: limit.conclusions[0], tolerance: byName.exactly },
      { conclusion: limit.conclusions[1], tolerance: byName.typically },
    ]);
  });
});

describe("a control", () => {
  test("is judged by the claim's formula, as typical", () => {
    const { conclusion, tolerance } = judgedByControl("null", {}, judgedBy(single, within));
    expect(conclusion).toMatchObject({ name: "claim", kind: "typical", formula: { text: "a < b" } });
    expect(tolerance).toBe(within);
  });

  test("may bring a formula and a tolerance", () => {
    const other = absolute(2, { because });
    const control = { formula: "a == 2 * b", within: other };
    const { conclusion, tolerance } = judgedByControl("null", control, judgedBy(single, within));
    expect(conclusion.formula.text).toBe("a == 2 * b");
    expect(tolerance).toBe(other);
  });

  test("of a limit claim is about the formula that it names", () => {
    const judged = judgedBy(limit, byName);
    const { conclusion, tolerance } = judgedByControl<typeof limit.statement, Record<never, never>>(
      "null",
      { on: "exactly" },
      judged,
    );
    expect(conclusion).toMatchObject({ name: "exactly", kind: "typical", formula: { text: "a == b" } });
    expect(tolerance).toBe(byName.exactly);
    expect(
      judgedByControl<typeof limit.statement, Record<never, never>>("null", { on: "typically" }, judged).conclusion
        .name,
    ).toBe("typically");
  });

  test("of a limit claim must name one", () => {
    expect(() => judgedByControl("null pair", {}, judgedBy(limit, byName))).toThrow(
      'control "null pair": say on which formula it is, on: "exactly" or "typically"',
    );
  });
});
