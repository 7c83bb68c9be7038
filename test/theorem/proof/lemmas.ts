import type { Obligation } from "../../../src/theorem/proof/obligation.ts";

/** An obligation of numbers x and y and vectors u and v, as far as they occur; proved unless a test makes it otherwise. */
export function obligation(changes: Partial<Obligation> = {}): Obligation {
  return {
    says: "A square is not negative.",
    where: { x: "a number" },
    hypotheses: [],
    conclusion: "x^2 >= 0",
    mutation: "x^2 > 0",
    witness: { x: 1 },
    covers: "all real numbers",
    ...changes,
  };
}

/** Whether a statement about x and y is true of all numbers that meet the hypotheses; its false neighbour is its negation. */
export function about(conclusion: string, hypotheses: readonly string[] = [], witness = { x: 2, y: 3 }): Obligation {
  return obligation({
    where: { "x, y": "numbers" },
    hypotheses: [...hypotheses, "x == x and y == y"],
    conclusion,
    mutation: `not (${conclusion})`,
    witness,
  });
}
