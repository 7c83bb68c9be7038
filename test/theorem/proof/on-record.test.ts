import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Obligation } from "../../../src/theorem/proof/obligation.ts";
import { claimsOf, loadTheorem } from "../../../src/theorem/registry.ts";
import { holdsAt } from "./evaluated.ts";

// Laws for every lemma on record, by mathjs alone: they would show a translator that says to z3 something else than is written.

const claims = await Promise.all(
  claimsOf(join(import.meta.dirname, "../../..")).map(async (claim) => {
    const { proofs = [] } = (await loadTheorem(claim)).statement;
    return { id: claim.id, proofs: proofs as readonly Obligation[] };
  }),
);

describe.each(claims.filter(({ proofs }) => proofs.length > 0))("$id", ({ proofs }) => {
  test.each(proofs)("$says", ({ hypotheses, conclusion, mutation, witness, refutedAt, steps = [], define }) => {
    const stated = steps.flatMap((step) => ("that" in step ? [step.that] : []));
    for (const text of [...hypotheses, ...stated, conclusion]) expect(holdsAt(text, witness, define), text).toBe(true);
    if (refutedAt === undefined) return;
    for (const text of [...hypotheses, conclusion]) expect(holdsAt(text, refutedAt, define), text).toBe(true);
    expect(holdsAt(mutation, refutedAt, define), mutation).toBe(false);
  });
});
