import { product, type Term, under } from "./term.ts";

/** That a divisor is not zero, or that a radicand is not negative: z3 lets x/0 be anything, so this is proved and not assumed. */
export interface Condition {
  readonly says: string;
  readonly term: Term;
  /** What follows for the fresh variable that stands for the quotient or the root. */
  readonly gives: Term;
}

/** The fresh variables of a question, which stand for quotients and roots: each has one, wherever it occurs. */
export class FreshVariables {
  /** In the order of their making. */
  readonly names: string[] = [];
  readonly #known = new Map<string, Term>();
  #conditions: Condition[] = [];
  /** What holds where the translator is: the antecedents of implications. A condition is asked for only under these. */
  #guards: readonly Term[] = [];

  /** The conditions since the last time they were taken. */
  take(): readonly Condition[] {
    const conditions = this.#conditions;
    this.#conditions = [];
    return conditions;
  }

  /** Walks where a statement holds. */
  under<T>(guard: Term, walk: () => T): T {
    const outside = this.#guards;
    this.#guards = [...outside, guard];
    try {
      return walk();
    } finally {
      this.#guards = outside;
    }
  }

  /** @param divisorText how the divisor is written. */
  quotient(whole: Term, divisor: Term, divisorText: string): Term {
    return this.#variable("quotient", [whole, divisor], (name) => ({
      says: `${divisorText} is not 0`,
      term: `(not (= ${divisor} 0.0))`,
      gives: `(= (* ${name} ${divisor}) ${whole})`,
    }));
  }

  /** The root that is not negative, of a radicand that is not. @param text how the radicand is written. */
  root(radicand: Term, degree: number, text: string): Term {
    return this.#variable("root", [String(degree), radicand], (name) => ({
      says: `${text} is not negative`,
      term: `(>= ${radicand} 0.0)`,
      gives: `(and (>= ${name} 0.0) (= ${product(Array.from({ length: degree }, () => name))} ${radicand}))`,
    }));
  }

  #variable(kind: string, of: readonly Term[], condition: (name: Term) => Condition): Term {
    const guards = this.#guards;
    const keyUnder = (some: readonly Term[]) => JSON.stringify([kind, of, some]);
    // One that has its meaning under fewer guards has it here too.
    for (let i = 0; i <= guards.length; i++) {
      const known = this.#known.get(keyUnder(guards.slice(0, i)));
      if (known !== undefined) return known;
    }
    const name = `${kind}.${this.names.length + 1}`;
    this.names.push(name);
    this.#known.set(keyUnder(guards), name);
    const { says, term, gives } = condition(name);
    this.#conditions.push({ says, term: under(guards, term), gives: under(guards, gives) });
    return name;
  }
}
