import { describe, expect, test } from "vitest";
import { controlsMust } from "../../src/property/property.ts";
import { broken, checks, findingOf } from "./decided.ts";

// Turns findings into tests: of each claim one for its verdict, one for each lemma and one for each control.

test.each(broken)("$id can be read", ({ error }) => {
  throw error;
});

describe.concurrent.each(checks)("$id", (check) => {
  const { property } = check;
  const { says, expected, proofs = [] } = property.theorem.statement;
  test(`${says} [expected: ${expected}]`, async () => {
    const { verdict, reason } = await findingOf(check);
    expect(`${verdict}: ${reason}`).toBe(`${expected}: ${reason}`);
  });
  test.each(proofs.map(({ says }, lemma) => ({ says, lemma })))("proof: $says", async ({ lemma }) => {
    const { outcome, reason } = (await findingOf(check)).proofs[lemma];
    expect(`${outcome}: ${reason}`).toBe(`proved: ${reason}`);
  });
  test.each(Object.keys(property.specification.controls))(
    `control: %s [must be: ${controlsMust(property)}]`,
    async (name) => {
      const own = (await findingOf(check)).controls.filter((control) => control.name === name);
      expect(own).not.toHaveLength(0);
      for (const { verdict, must } of own) expect(verdict).toBe(must);
    },
  );
});
