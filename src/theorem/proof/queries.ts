import { type Expression, expressionOf } from "./expression.ts";
import type { Lemma, ParsedStep } from "./lemma.ts";
import { realName, TranslationError } from "./names.ts";
import type { Value } from "./obligation.ts";
import { product, type Term } from "./term.ts";
import { type Translated, Translator } from "./translate.ts";
import { coordinate, coordinateVectors, formalVectors } from "./vector.ts";

/** One question to a solver, whole in itself. */
export interface Query {
  /** What it decides. */
  readonly part: "condition" | "step" | "conclusion" | "hypotheses" | "mutation";
  /** In words, such as "M + lambda is not 0". */
  readonly about: string;
  /** The answer that the proof needs. */
  readonly needs: "unsat" | "sat";
  /** SMT-LIB, without the question itself. */
  readonly text: string;
}

/**
 * All that must be asked of a lemma, in order.
 * @throws TranslationError for an operator that proofs do not know.
 */
export function queriesOf(lemma: Lemma): Query[] {
  try {
    return [...proofQueries(lemma), ...modelQueries(lemma)];
  } catch (error) {
    if (!(error instanceof TranslationError)) throw error;
    throw new TranslationError(`proof of “${lemma.obligation.says}”: ${error.message}`);
  }
}

/** That every term has a meaning, that every step follows from those before it, and the conclusion from all. */
function proofQueries(lemma: Lemma): Query[] {
  const vectors = [...lemma.kinds].filter(([, kind]) => kind === "vector").map(([name]) => realName(name));
  const atoms = new Map<string, readonly [string, string]>();
  const space = formalVectors(vectors, (a, b) => {
    const name = `dot.${a}.${b}`;
    atoms.set(name, [a, b]);
    return name;
  });
  const translator = new Translator(space, lemma.kinds, lemma.define);
  /** What is known so far, each statement by its formula where it has one. */
  const known: { readonly formula: string | null; readonly term: Term }[] = [];
  const queries: Query[] = [];
  const ask = (part: Query["part"], about: string, wanted: Term, from: readonly string[] | null) => {
    const premises = known.filter(({ formula }) => formula === null || from === null || from.includes(formula));
    // A square is not negative: all that is said of inner products.
    const squares = [...atoms].flatMap(([name, [a, b]]) => (a === b ? [`(>= ${name} 0.0)`] : []));
    const numbers = [...lemma.kinds].flatMap(([name, kind]) => (kind === "number" ? [realName(name)] : []));
    const text = written(
      [...numbers, ...atoms.keys(), ...translator.fresh],
      [...squares, ...premises.map(({ term }) => term), `(not ${wanted})`],
    );
    queries.push({ part, about, needs: "unsat", text });
  };
  /** Proves that a statement's terms mean something, and gives the statement. */
  const meaningful = ({ term, conditions }: Translated): Term => {
    for (const condition of conditions) {
      ask("condition", condition.says, condition.term, null);
      known.push({ formula: null, term: condition.gives });
    }
    return term;
  };
  const learn = (formula: string | null, term: Term) => void known.push({ formula, term });

  for (const hypothesis of lemma.hypotheses) learn(hypothesis.text, meaningful(translator.statement(hypothesis)));
  for (const step of lemma.steps) {
    if (step.kind === "that") {
      const term = meaningful(translator.statement(step.that));
      ask("step", step.that.text, term, checked(step.from, known, step));
      learn(step.that.text, term);
    } else if (step.kind === "square") {
      learn(`${step.square.text} >= 0`, `(>= ${meaningful(translator.number(step.square))} 0.0)`);
    } else {
      const [u, v] = step.schwarz;
      const inner = meaningful(translator.number(expressionOf(`dot(${u.text}, ${v.text})`)));
      const [a, b] = [u, v].map((each) => meaningful(translator.number(expressionOf(`sq(${each.text})`))));
      learn(null, `(<= ${product([inner, inner])} ${product([a, b])})`);
    }
  }
  const conclusion = meaningful(translator.statement(lemma.conclusion));
  ask("conclusion", lemma.conclusion.text, conclusion, checked(lemma.obligation.from ?? null, known, lemma.conclusion));
  return queries;
}

/** That the witness meets the hypotheses, and that the mutation can fail under them. */
function modelQueries(lemma: Lemma): Query[] {
  const { witness, refutedAt } = lemma.obligation;
  const question = (values: Readonly<Record<string, Value>> | undefined, refuted: Expression | null): string => {
    const translator = new Translator(coordinateVectors(lemma.dimension), lemma.kinds, lemma.define);
    const terms: Term[] = [];
    const meaningful = ({ term, conditions }: Translated): Term => {
      terms.push(...conditions.flatMap((condition) => [condition.term, condition.gives]));
      return term;
    };
    for (const [name, value] of Object.entries(values ?? {})) {
      const list = (Array.isArray(value) ? value : [value]) as readonly (number | string)[];
      const names = Array.isArray(value) ? list.map((_, i) => coordinate(realName(name), i)) : [realName(name)];
      for (const [i, one] of list.entries())
        terms.push(`(= ${names[i]} ${meaningful(translator.number(expressionOf(String(one))))})`);
    }
    for (const hypothesis of lemma.hypotheses) terms.push(meaningful(translator.statement(hypothesis)));
    if (refuted !== null) terms.push(`(not ${meaningful(translator.statement(refuted))})`);
    const names = [...lemma.kinds].flatMap(([name, kind]) =>
      kind === "number"
        ? [realName(name)]
        : Array.from({ length: lemma.dimension }, (_, i) => coordinate(realName(name), i)),
    );
    return written([...names, ...translator.fresh], terms);
  };
  return [
    { part: "hypotheses", about: "the hypotheses, at the witness", needs: "sat", text: question(witness, null) },
    { part: "mutation", about: lemma.mutation.text, needs: "sat", text: question(refutedAt, lemma.mutation) },
  ];
}

function checked(
  from: readonly string[] | null,
  known: readonly { readonly formula: string | null }[],
  of: Expression | ParsedStep,
): readonly string[] | null {
  for (const formula of from ?? []) {
    if (!known.some((each) => each.formula === formula))
      throw new TranslationError(
        `"${formula}" is neither a hypothesis nor an earlier step of "${"text" in of ? of.text : of.says}"`,
      );
  }
  return from;
}

function written(names: readonly string[], terms: readonly Term[]): string {
  return [...names.map((name) => `(declare-const ${name} Real)`), ...terms.map((term) => `(assert ${term})`), ""].join(
    "\n",
  );
}
