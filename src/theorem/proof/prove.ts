import { type Expression, expressionOf } from "./expression.ts";
import { type Lemma, lemma } from "./lemma.ts";
import { realName } from "./names.ts";
import type { Obligation, Value } from "./obligation.ts";
import type { Proof, ProofOutcome, ProofStep, Written } from "./proof.ts";
import { type Query, queriesOf } from "./queries.ts";
import { coordinate } from "./vector.ts";
import { type Answer, ask } from "./z3.ts";

/** How long z3 may think about one question, in milliseconds. The slowest one on record takes about a second. */
export const timeLimit = 20_000;

/** A proof, and how long z3 thought about it in all. */
export interface Timed {
  readonly proof: Proof;
  readonly milliseconds: number;
}

/**
 * Decides an obligation: asks z3 until a question has another answer than the proof needs.
 * @param explained the meanings that the claim gives to symbols.
 * @param limit for each question, in milliseconds.
 * @throws FormulaError or TranslationError when the obligation is not well written.
 */
export async function prove(
  obligation: Obligation,
  explained: Readonly<Record<string, string>>,
  limit = timeLimit,
): Promise<Timed> {
  const read = lemma(obligation, explained);
  const queries = queriesOf(read);
  let milliseconds = 0;
  let asked = 0;
  let counterModel: Proof["counterModel"] = null;
  let lacks: { outcome: ProofOutcome; reason: string } | undefined;
  for (const query of queries) {
    const answer = await ask(query.text, limit);
    milliseconds += answer.milliseconds;
    asked++;
    if (answer.answer !== query.needs) {
      lacks = shortcoming(query, answer, limit);
      break;
    }
    if (query.part === "mutation") counterModel = valuesIn(answer.model, read);
  }
  const { outcome, reason } = lacks ?? {
    outcome: "proved" as const,
    reason: "its negation has no model, the hypotheses have one, and the false neighbour has a counterexample",
  };
  return { proof: { outcome, reason, ...told(read, queries), counterModel, queries: asked }, milliseconds };
}

function shortcoming({ part, about }: Query, { answer, model }: Answer, limit: number) {
  const what = {
    condition: `whether ${about}`,
    step: `the step ${about}`,
    conclusion: "the conclusion",
    hypotheses: "whether the witness meets the hypotheses",
    mutation: `whether the false neighbour ${about} can fail`,
  }[part];
  if (answer === "unknown") {
    return { outcome: "undecided" as const, reason: `z3 did not decide ${what} within ${limit / 1000} s` };
  }
  const values = Object.entries(model).map(([name, value]) => `${name} = ${short(value)}`);
  const at = values.length === 0 ? "" : `, as at ${values.join(", ")}`;
  const reason = {
    condition: `it is not so that ${about}${at}`,
    step: `the step ${about} does not follow${at}`,
    conclusion: `the conclusion can fail${at}`,
    hypotheses: "the witness does not meet the hypotheses",
    mutation: `the false neighbour ${about} cannot fail either, so the check has no power`,
  }[part];
  return { outcome: "not proved" as const, reason };
}

function told(read: Lemma, queries: readonly Query[]) {
  const { says, define = {}, witness, covers, leaves } = read.obligation;
  return {
    says,
    where: read.where,
    define: Object.entries(define).map(([name, text]) => {
      const [left, right] = [expressionOf(name), expressionOf(text)];
      return { formula: `${name} = ${text}`, tex: `${left.tex} = ${right.tex}` };
    }),
    hypotheses: read.hypotheses.map(written),
    conclusion: written(read.conclusion),
    steps: read.steps.map((step): ProofStep => {
      if (step.kind === "that") return { says: step.says, status: "proved", ...written(step.that) };
      const text =
        step.kind === "square"
          ? `${step.square.text} >= 0`
          : `dot(${step.schwarz[0].text}, ${step.schwarz[1].text})^2 <= sq(${step.schwarz[0].text}) * sq(${step.schwarz[1].text})`;
      return { says: step.says, status: "true of any", ...written(expressionOf(text)) };
    }),
    conditions: [...new Set(queries.flatMap(({ part, about }) => (part === "condition" ? [about] : [])))],
    witness: Object.fromEntries(Object.entries(witness).map(([name, value]) => [name, valueText(value)])),
    mutation: written(read.mutation),
    covers,
    leaves: leaves ?? null,
  };
}

function written({ text, tex }: Expression): Written {
  return { formula: text, tex };
}

function valueText(value: Value): string {
  return Array.isArray(value) ? `(${value.join(", ")})` : String(value);
}

/** The values of the lemma's own symbols in a model: a symbol that the model leaves open may be anything, and is shown as 0. */
function valuesIn(model: Answer["model"], { kinds, dimension }: Lemma): Record<string, string> {
  const value = (name: string) => short(model[name] ?? "0");
  return Object.fromEntries(
    [...kinds].map(([name, kind]) => [
      name,
      kind === "number"
        ? value(realName(name))
        : `(${Array.from({ length: dimension }, (_, i) => value(coordinate(realName(name), i))).join(", ")})`,
    ]),
  );
}

/** A long fraction is shown by its decimals. */
function short(value: string): string {
  if (value.length <= 12) return value;
  const [over, under = "1"] = value.split("/");
  return under === "1" && value.includes(".") ? value : `${(Number(over) / Number(under)).toPrecision(6)}…`;
}
