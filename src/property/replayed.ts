import type { Agreement } from "./agreement.ts";
import type { Judgement } from "./judge.ts";

/** One case of a claim, repeated. */
export interface Replayed {
  readonly drawn: unknown;
  readonly status: "measured" | "discarded" | "diverged";
  /** Why nothing was measured, else empty. */
  readonly reason: string;
  /** Each comparison of the claim's formulas, at its worst instance. */
  readonly judgements: readonly Judgement[];
  /** How far another engine's numbers are from these, where one was asked for. */
  readonly agreement: Agreement | null;
}
