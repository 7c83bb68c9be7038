/** A number, exactly: 0.1 is one tenth; or an expression without symbols, such as "1/3" or "sqrt(2)". A list is a vector. */
export type Value = number | string | readonly (number | string)[];

/** What helps z3. It is part of the proof and is shown with it. */
export type Step =
  /** A statement that is proved first, from the hypotheses and the steps before it, and then used. */
  | {
      readonly says: string;
      readonly that: string;
      /** Of the hypotheses and earlier steps, by their formulas, the only ones to use. All, where it is left out. */
      readonly from?: readonly string[];
    }
  /** A square, `sq(u - v)` of a vector or `(a - b)^2` of a number: it is not negative, whatever they are. Nothing is assumed. */
  | { readonly says: string; readonly square: string }
  /** Two vectors whose inner product is at most the product of their lengths, in size: true of any two. */
  | { readonly says: string; readonly schwarz: readonly [string, string] };

/**
 * An algebraic lemma, as its author writes it. Expressions are mathjs: + − * / ^ and sqrt, comparisons, and, or, not, abs, min, max,
 * relu, implies(a, b), iff(a, b), derivative(expression, symbol); of vectors sums, multiples, dot(u, v), sq(u) = dot(u, u), ==.
 *
 * It counts as proved when z3 finds that the conclusion cannot fail under the hypotheses; that `witness` meets all hypotheses, so
 * that they are not empty; and that `mutation`, a false neighbour of the conclusion, can fail, so that the proof has power.
 */
export interface Obligation {
  /** The lemma in one sentence. */
  readonly says: string;
  /** Symbols that the claim itself does not explain. One key may name several: "a_1, a_2". */
  readonly where?: Readonly<Record<string, string>>;
  /** Abbreviations, which stand for their expressions wherever they occur. */
  readonly define?: Readonly<Record<string, string>>;
  readonly hypotheses: readonly string[];
  readonly conclusion: string;
  /** A conclusion that is near and false: a counterexample that meets the hypotheses is searched, and shown. */
  readonly mutation: string;
  /** Where the mutation fails, if z3 should not search for it. */
  readonly refutedAt?: Readonly<Record<string, Value>>;
  /** A value of every symbol that meets the hypotheses. A list makes the symbol a vector, of any dimension in the proof. */
  readonly witness: Readonly<Record<string, Value>>;
  readonly steps?: readonly Step[];
  /** Of the hypotheses and steps, by their formulas, the only ones that the conclusion uses. All, where it is left out. */
  readonly from?: readonly string[];
  /** What exactly is proved: in which dimensions, of which abstraction. */
  readonly covers: string;
  /** What is left to prose, such as an induction. */
  readonly leaves?: string;
}
