import { integer } from "../../src/property/arbitrary/numbers.ts";
import { type Property, property } from "../../src/property/property.ts";
import type { Specification } from "../../src/property/specification.ts";
import { strict } from "../../src/property/tolerance.ts";
import type { TrialContext } from "../../src/property/trial.ts";
import { theorem } from "../../src/theorem/theorem.ts";

/** What made-up claims have in common. */
export const common = {
  says: "x is below y.",
  assumes: [],
  where: { x: "x", y: "y" },
  source: { work: "a test", status: "measured" },
} as const;

export const within = strict({ because: "for the test" });

const given = { x: integer(1, 100) };

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The made-up claim that x is below y. */
export function statement(kind: "exact" | "typical", expected: "holds" | "refuted" = "holds") {
  return theorem({ ...common, kind, formula: "x < y", expected });
}

/**
 * Checks that x is below y, of an x drawn from 1 … 100.
 * @param control what its only control, "the other way", measures: what comes out the other way.
 */
export function below(
  kind: "exact" | "typical",
  trial: (x: number, context: TrialContext) => Point | Promise<Point>,
  {
    expected = "holds",
    control = expected === "holds" ? { x: 2, y: 1 } : { x: 1, y: 2 },
    ...more
  }: { expected?: "holds" | "refuted"; control?: Point } & Pick<
    Specification<ReturnType<typeof statement>["statement"], typeof given, never>,
    "populations" | "larger" | "precision" | "cases" | "atLeast"
  > = {},
): Property {
  return property(statement(kind, expected), {
    given,
    trial: async ({ x }, context) => ({ measured: await trial(x, context) }),
    within,
    controls: { "the other way": { trial: () => ({ measured: control }) } },
    ...more,
  });
}
