import type { Conclusion, Proof, Tier } from "./finding.ts";

/** The kinds of evidence that a finding has; see Tier. */
export function tiersOf({
  conclusions,
  proofs,
  drawn,
}: {
  conclusions: readonly Pick<Conclusion, "kind">[];
  proofs: readonly Pick<Proof, "outcome">[];
  /** The cases as they were drawn. */
  drawn: readonly unknown[];
}): Tier[] {
  const has: Readonly<Record<Tier, boolean>> = {
    proved: proofs.length > 0 && proofs.every(({ outcome }) => outcome === "proved"),
    identity: conclusions.some(({ kind }) => kind === "exact"),
    measured: conclusions.some(({ kind }) => kind === "typical"),
    "real data": drawn.some(hasDigits),
  };
  return (Object.keys(has) as Tier[]).filter((tier) => has[tier]);
}

/** Whether somewhere in a drawn case there is a description of digits. */
function hasDigits(drawn: unknown): boolean {
  if (typeof drawn !== "object" || drawn === null) return false;
  return (drawn as { kind?: unknown }).kind === "digits" || Object.values(drawn).some(hasDigits);
}
