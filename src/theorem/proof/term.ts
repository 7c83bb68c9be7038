/** A term of SMT-LIB. */
export type Term = string;

/** A sum of terms, 0 for none; without those that are 0. */
export function sum(terms: readonly Term[]): Term {
  const own = terms.filter((term) => term !== "0.0");
  return own.length === 0 ? "0.0" : own.length === 1 ? own[0] : `(+ ${own.join(" ")})`;
}

/** A product of terms, 1 for none; without those that are 1. */
export function product(terms: readonly Term[]): Term {
  if (terms.includes("0.0")) return "0.0";
  const own = terms.filter((term) => term !== "1.0");
  return own.length === 0 ? "1.0" : own.length === 1 ? own[0] : `(* ${own.join(" ")})`;
}

/** A conjunction, `true` for none. */
export function all(terms: readonly Term[]): Term {
  return terms.length === 0 ? "true" : terms.length === 1 ? terms[0] : `(and ${terms.join(" ")})`;
}

/** What holds where all `guards` do. */
export function under(guards: readonly Term[], term: Term): Term {
  return guards.length === 0 ? term : `(=> ${all(guards)} ${term})`;
}
