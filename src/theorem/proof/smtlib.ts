import { lemma } from "./lemma.ts";
import type { Obligation } from "./obligation.ts";
import { type Query, queriesOf } from "./queries.ts";

/** An obligation as a file for another solver. */
export interface SmtLib {
  readonly text: string;
  /** The answers that the proof needs, in order. */
  readonly answers: readonly Query["needs"][];
}

/**
 * An obligation's questions in SMT-LIB 2.6, each with the answer it needs as its status. They do not share anything: a solver is
 * reset before each.
 */
export function smtlib(id: string, obligation: Obligation, explained: Readonly<Record<string, string>>): SmtLib {
  const queries = queriesOf(lemma(obligation, explained));
  const answers = queries.map(({ needs }) => needs);
  const head = [
    ...comment(`${id}: ${obligation.says}`),
    ...comment(`Covers: ${obligation.covers}`),
    ...(obligation.leaves === undefined ? [] : comment(`Stays prose: ${obligation.leaves}`)),
    ...comment(`It is proved when the answers are, in this order: ${answers.join(" ")}`),
  ];
  return { text: `${[...head, ...queries.flatMap(section)].join("\n")}\n`, answers };
}

function section({ part, about, needs, text }: Query): string[] {
  return [
    "",
    ...comment(`${titles[part]}: ${about}`),
    "(reset)",
    "(set-logic QF_NRA)",
    `(set-info :status ${needs})`,
    text.trimEnd(),
    "(check-sat)",
  ];
}

const titles: Readonly<Record<Query["part"], string>> = {
  condition: "A term has a meaning",
  step: "A step of the proof follows",
  conclusion: "The conclusion follows",
  hypotheses: "The hypotheses can be met",
  mutation: "A false neighbour of the conclusion can fail",
};

function comment(text: string): string[] {
  return text.split("\n").map((line) => `; ${line}`);
}
