import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { smtlib } from "../../../src/theorem/proof/smtlib.ts";
import { claimsOf, loadTheorem } from "../../../src/theorem/registry.ts";
import { obligation } from "./lemmas.ts";

test("an obligation is a file with a section a question, each whole in itself", () => {
  const lemma = obligation({
    hypotheses: ["x > 0"],
    conclusion: "1 / x > 0",
    mutation: "1 / x > 1",
    leaves: "an induction",
  });
  const { text, answers } = smtlib("family/name", lemma, {});
  expect(answers).toEqual(["unsat", "unsat", "sat", "sat"]);
  expect(text).toBe(`; family/name: A square is not negative.
; Covers: all real numbers
; Stays prose: an induction
; It is proved when the answers are, in this order: unsat unsat sat sat

; A term has a meaning: x is not 0
(reset)
(set-logic QF_NRA)
(set-info :status unsat)
(declare-const x Real)
(declare-const quotient.1 Real)
(assert (> x 0.0))
(assert (not (not (= x 0.0))))
(check-sat)

; The conclusion follows: 1 / x > 0
(reset)
(set-logic QF_NRA)
(set-info :status unsat)
(declare-const x Real)
(declare-const quotient.1 Real)
(assert (> x 0.0))
(assert (= (* quotient.1 x) 1.0))
(assert (not (> quotient.1 0.0)))
(check-sat)

; The hypotheses can be met: the hypotheses, at the witness
(reset)
(set-logic QF_NRA)
(set-info :status sat)
(declare-const x Real)
(assert (= x 1.0))
(assert (> x 0.0))
(check-sat)

; A false neighbour of the conclusion can fail: 1 / x > 1
(reset)
(set-logic QF_NRA)
(set-info :status sat)
(declare-const x Real)
(declare-const quotient.1 Real)
(assert (> x 0.0))
(assert (not (= x 0.0)))
(assert (= (* quotient.1 x) 1.0))
(assert (not (> quotient.1 1.0)))
(check-sat)
`);
});

test("names that solvers have for something else are changed, lines of a comment stay comments", () => {
  const { text } = smtlib(
    "a/b",
    obligation({
      where: { lambda: "" },
      conclusion: "lambda^2 >= 0",
      mutation: "lambda > 0",
      witness: { lambda: 1 },
      covers: "one\n(check-sat)",
    }),
    {},
  );
  expect(text).toContain("(declare-const lambda. Real)");
  expect(text).toContain("; (check-sat)");
});

const solvers = [
  { name: "z3", flags: ["-smt2", "-in", "-t:2000"] },
  { name: "cvc5", flags: ["--lang=smt2", "--tlimit-per=2000"] },
].map((solver) => ({ ...solver, missing: spawnSync(solver.name, ["--version"]).error !== undefined }));

describe.each(solvers)(
  "$name, where it is installed, gives no answer that contradicts a proof",
  ({ name, flags, missing }) => {
    const claims = claimsOf(join(import.meta.dirname, "../../.."));
    // Every tenth lemma: all of them take minutes, and touchstone prove --smtlib writes them for whoever wants to see.
    test.skipIf(missing)("and confirms most of them", { timeout: 300_000 }, async () => {
      const lemmas: { id: string; text: string; answers: readonly string[] }[] = [];
      for (const claim of claims) {
        const { proofs = [], where } = (await loadTheorem(claim)).statement;
        lemmas.push(...proofs.map((each) => ({ id: claim.id, ...smtlib(claim.id, each, where) })));
      }
      let confirmed = 0;
      let asked = 0;
      for (const { id, text, answers } of lemmas.filter((_, index) => index % 10 === 0)) {
        const { stdout } = spawnSync(name, flags, { input: text, encoding: "utf8" });
        const given = stdout.trim().split("\n");
        expect(given, id).toHaveLength(answers.length);
        for (const [i, answer] of given.entries()) {
          expect([answers[i], "unknown", "timeout"], `${id}, question ${i + 1}`).toContain(answer);
          asked++;
          if (answer === answers[i]) confirmed++;
        }
      }
      expect(confirmed / asked).toBeGreaterThan(0.8);
    });
  },
);
