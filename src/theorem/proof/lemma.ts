import type { FunctionNode, MathNode, OperatorNode } from "mathjs/number";
import { FormulaError } from "../formula.ts";
import { type Expression, expressionOf } from "./expression.ts";
import type { Obligation, Value } from "./obligation.ts";

/** A step with its expressions parsed. */
export type ParsedStep =
  | { readonly kind: "that"; readonly says: string; readonly that: Expression; readonly from: readonly string[] | null }
  | { readonly kind: "square"; readonly says: string; readonly square: Expression }
  | { readonly kind: "schwarz"; readonly says: string; readonly schwarz: readonly [Expression, Expression] };

/** An obligation that has been read: its expressions parse, every symbol has a value and a meaning. */
export interface Lemma {
  readonly obligation: Obligation;
  readonly hypotheses: readonly Expression[];
  readonly conclusion: Expression;
  readonly mutation: Expression;
  readonly steps: readonly ParsedStep[];
  readonly define: ReadonlyMap<string, MathNode>;
  /** Which symbols are numbers and which are vectors, in the witness's order. */
  readonly kinds: ReadonlyMap<string, "number" | "vector">;
  /** How many coordinates the witness's vectors have; 0 where there are none. */
  readonly dimension: number;
  /** The meanings of the symbols, those that the claim explains included. */
  readonly where: Readonly<Record<string, string>>;
}

/**
 * Reads an obligation.
 * @param explained the meanings that the claim gives to symbols.
 * @throws FormulaError when an expression does not parse, a symbol has no value or no meaning, or two vectors differ in length.
 */
export function lemma(obligation: Obligation, explained: Readonly<Record<string, string>>): Lemma {
  const { says, define = {}, witness, steps = [], refutedAt } = obligation;
  const wrong = (message: string): never => {
    throw new FormulaError(`proof of “${says}”: ${message}`);
  };
  const read = (text: string): Expression => {
    try {
      return expressionOf(text);
    } catch (error) {
      return wrong((error as Error).message);
    }
  };
  const definitions = new Map<string, MathNode>();
  const abbreviations = new Map<string, Expression>();
  const kinds = new Map(Object.entries(witness).map(([name, value]) => [name, kindOf(value)]));
  for (const [name, text] of Object.entries(define)) {
    const meaning = read(text);
    for (const symbol of meaning.symbols) {
      if (!kinds.has(symbol) && !definitions.has(symbol))
        wrong(`${name} is defined by ${symbol}, which has no value in the witness and is not defined before it`);
    }
    if (kinds.has(name)) wrong(`${name} is defined, so it must not have a value in the witness too`);
    definitions.set(name, meaning.node);
    abbreviations.set(name, meaning);
  }
  const hypotheses = obligation.hypotheses.map(read);
  const conclusion = read(obligation.conclusion);
  const mutation = read(obligation.mutation);
  const parsed = steps.map((step): ParsedStep => {
    if ("that" in step) return { kind: "that", says: step.says, that: read(step.that), from: step.from ?? null };
    if ("square" in step) {
      const square = read(step.square);
      if (!isSquare(square.node))
        wrong(`"${step.square}" is not a square: write sq(…) of a vector or (…)^2 of a number`);
      return { kind: "square", says: step.says, square };
    }
    return {
      kind: "schwarz",
      says: step.says,
      schwarz: [read(step.schwarz[0]), read(step.schwarz[1])],
    };
  });
  if (conclusion.text === mutation.text) wrong("its mutation is its conclusion");

  const used = new Set(
    [...hypotheses, conclusion, mutation, ...parsed.flatMap(expressionsOf), ...abbreviations.values()].flatMap(
      ({ symbols }) => symbols,
    ),
  );
  const meanings = new Map<string, string>();
  const own = new Map(
    Object.entries(obligation.where ?? {}).flatMap(([names, meaning]) =>
      names.split(",").map((name) => [name.trim(), [names, meaning]] as const),
    ),
  );
  for (const symbol of used) {
    if (!kinds.has(symbol) && !definitions.has(symbol)) wrong(`${symbol} has no value in the witness: give it one`);
    const [names, meaning] = own.get(symbol) ?? [
      symbol,
      Object.hasOwn(explained, symbol) ? explained[symbol] : undefined,
    ];
    if (meaning === undefined && !definitions.has(symbol)) wrong(`"where" does not say what ${symbol} is`);
    if (meaning !== undefined) meanings.set(names, meaning);
  }
  for (const name of own.keys()) if (!used.has(name)) wrong(`"where" explains ${name}, but no expression uses it`);
  for (const name of kinds.keys()) if (!used.has(name)) wrong(`the witness gives ${name}, but no expression uses it`);
  if (refutedAt !== undefined && Object.keys(refutedAt).sort().join() !== [...kinds.keys()].sort().join())
    wrong("refutedAt must give a value to just the symbols of the witness");

  const lengths = new Set(Object.values(witness).flatMap((value) => (Array.isArray(value) ? [value.length] : [])));
  if (lengths.size > 1) wrong(`the witness has vectors of different lengths: ${[...lengths].join(", ")}`);
  const [dimension = 0] = lengths;
  return {
    obligation,
    hypotheses,
    conclusion,
    mutation,
    steps: parsed,
    define: definitions,
    kinds,
    dimension,
    where: Object.fromEntries(meanings),
  };
}

function kindOf(value: Value): "number" | "vector" {
  return Array.isArray(value) ? "vector" : "number";
}

function isSquare(node: MathNode): boolean {
  if (node.type === "FunctionNode") return (node as FunctionNode).fn.name === "sq";
  return (
    node.type === "OperatorNode" && (node as OperatorNode).fn === "pow" && `${(node as OperatorNode).args[1]}` === "2"
  );
}

function expressionsOf(step: ParsedStep): readonly Expression[] {
  return step.kind === "that" ? [step.that] : step.kind === "square" ? [step.square] : step.schwarz;
}
