/** What has become of an obligation. `undecided`: z3's time was over before it knew. */
export type ProofOutcome = "proved" | "not proved" | "undecided";

/** A formula as it is written and as it is set. */
export interface Written {
  readonly formula: string;
  readonly tex: string;
}

/** A step of a proof. */
export interface ProofStep extends Written {
  readonly says: string;
  /** A statement that z3 proved, or one that is true of any vectors or numbers. */
  readonly status: "proved" | "true of any";
}

/** An obligation and what z3 found. Holds no times. */
export interface Proof {
  readonly says: string;
  readonly outcome: ProofOutcome;
  /** In words: why it is proved, or what it lacks. */
  readonly reason: string;
  /** The meaning of every symbol. */
  readonly where: Readonly<Record<string, string>>;
  /** Abbreviations, as equations. */
  readonly define: readonly Written[];
  readonly hypotheses: readonly Written[];
  readonly conclusion: Written;
  /** What it was proved by, in order. */
  readonly steps: readonly ProofStep[];
  /** What was proved first so that every quotient and root has a meaning, such as "M + lambda is not 0". */
  readonly conditions: readonly string[];
  /** Values that meet the hypotheses. */
  readonly witness: Readonly<Record<string, string>>;
  /** The false neighbour of the conclusion. */
  readonly mutation: Written;
  /** Where the hypotheses hold and the mutation fails; null where none was found. */
  readonly counterModel: Readonly<Record<string, string>> | null;
  /** What exactly was proved: dimensions, abstraction. */
  readonly covers: string;
  /** What stays prose; null for nothing. */
  readonly leaves: string | null;
  /** How many questions z3 answered. */
  readonly queries: number;
}
