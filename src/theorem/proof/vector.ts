import { product, sum, type Term } from "./term.ts";

/** How vectors are written down: symbol by symbol. */
export interface VectorSpace<V> {
  symbol(name: string): V;
  add(u: V, v: V): V;
  scale(factor: Term, v: V): V;
  /** Their inner product. */
  dot(u: V, v: V): Term;
  /** A formula that is true where the vector is zero. */
  isZero(v: V): Term;
}

/** A linear combination of symbols. */
export type FormalVector = ReadonlyMap<string, Term>;

/**
 * Vectors of any dimension. They are linear combinations of symbols, and the inner products of two symbols are all that is known of
 * them: unknown numbers, of which a square is not negative. So what is proved of them holds in every inner product space, that of
 * matrices under the Frobenius product too.
 * @param atom the unknown number that stands for the inner product of two symbols, in either order.
 */
export function formalVectors(
  symbols: readonly string[],
  atom: (a: string, b: string) => Term,
): VectorSpace<FormalVector> {
  const dot = (u: FormalVector, v: FormalVector): Term =>
    sum([...u].flatMap(([a, p]) => [...v].map(([b, q]) => product([p, q, a < b ? atom(a, b) : atom(b, a)]))));
  const symbol = (name: string): FormalVector => new Map([[name, "1.0"]]);
  return {
    symbol,
    add(u, v) {
      const both = new Map(u);
      for (const [name, factor] of v)
        both.set(name, sum([...(both.has(name) ? [both.get(name) as Term] : []), factor]));
      return both;
    },
    scale: (factor, v) => new Map([...v].map(([name, own]) => [name, product([factor, own])])),
    dot,
    // A combination of the symbols is zero when it is orthogonal to each of them.
    isZero: (v) => `(and ${symbols.map((name) => `(= ${dot(v, symbol(name))} 0.0)`).join(" ")} true)`,
  };
}

/** Vectors by their coordinates: of these z3 finds models that are vectors, which inner products alone need not be. */
export function coordinateVectors(dimension: number): VectorSpace<readonly Term[]> {
  return {
    symbol: (name) => Array.from({ length: dimension }, (_, i) => coordinate(name, i)),
    add: (u, v) => u.map((term, i) => sum([term, v[i]])),
    scale: (factor, v) => v.map((term) => product([factor, term])),
    dot: (u, v) => sum(u.map((term, i) => product([term, v[i]]))),
    isZero: (v) => `(and ${v.map((term) => `(= ${term} 0.0)`).join(" ")} true)`,
  };
}

/** The name of a coordinate, from 0 on. */
export function coordinate(name: string, index: number): string {
  return `${name}.${index + 1}`;
}
