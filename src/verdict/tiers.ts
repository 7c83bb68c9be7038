import type { Conclusion } from "../finding/conclusion.ts";
import type { Tier } from "../finding/finding.ts";
import type { Proof } from "../finding/proof.ts";

/** The kinds of evidence that a finding has; see Tier. */
export function tiersOf({
  conclusions,
  proofs,
  realData,
}: {
  conclusions: readonly Pick<Conclusion, "kind">[];
  proofs: readonly Pick<Proof, "outcome">[];
  /** Whether some case was drawn from real data. */
  realData: boolean;
}): Tier[] {
  const has: Readonly<Record<Tier, boolean>> = {
    proved: proofs.length > 0 && proofs.every(({ outcome }) => outcome === "proved"),
    identity: conclusions.some(({ kind }) => kind === "exact"),
    measured: conclusions.some(({ kind }) => kind === "typical"),
    "real data": realData,
  };
  return (Object.keys(has) as Tier[]).filter((tier) => has[tier]);
}

/** Whether somewhere in a drawn case there is a description of digits. */
export function isRealData(drawn: unknown): boolean {
  if (typeof drawn !== "object" || drawn === null) return false;
  return (drawn as { kind?: unknown }).kind === "digits" || Object.values(drawn).some(isRealData);
}
