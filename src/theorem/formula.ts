import { all, create, type MathNode, type OperatorNode, type SymbolNode } from "mathjs/number";
import { texOf } from "./tex.ts";

const { parse } = create(all);

export type Relation = "==" | "<" | "<=" | ">" | ">=";

/** One comparison of a formula. */
export interface Comparison {
  /** Such as `rho > 0`. */
  readonly text: string;
  readonly relation: Relation;
  /** Both sides. @throws FormulaError when a value is missing or not finite, or a side does not give a finite number. */
  evaluate(values: Readonly<Record<string, number>>): { readonly left: number; readonly right: number };
}

/** A claim's formula: one comparison, or several joined by `and`. Text, TeX and numbers come from the same parse tree. */
export interface Formula {
  readonly text: string;
  readonly tex: string;
  readonly symbols: readonly string[];
  readonly comparisons: readonly Comparison[];
}

/** A formula that does not parse, names an unknown symbol, or gives no number. */
export class FormulaError extends Error {
  override name = "FormulaError";
}

const relations: Record<string, Relation> = { equal: "==", smaller: "<", smallerEq: "<=", larger: ">", largerEq: ">=" };

/**
 * Parses a mathjs expression such as `"rho == mu / (M + lambda)"`.
 * @param text comparisons with == < <= > >=, joined by `and`.
 * @throws FormulaError when it does not parse or compares nothing.
 */
export function formula(text: string): Formula {
  const comparisons = conjuncts(parseOrExplain(text)).map((node) => {
    const relation = node.type === "OperatorNode" ? relations[(node as OperatorNode).fn] : undefined;
    if (relation === undefined) {
      throw new FormulaError(`"${node.toString()}" in "${text}" compares nothing: write left == right, <, <=, > or >=`);
    }
    const [left, right] = (node as OperatorNode).args;
    return { text: node.toString(), relation, left: side(left, text), right: side(right, text), tex: texOf(node) };
  });
  const symbols = [...new Set(comparisons.flatMap(({ left, right }) => [...left.symbols, ...right.symbols]))].sort();
  return {
    text,
    tex: comparisons.map((comparison) => comparison.tex).join(" \\quad\\text{and}\\quad "),
    symbols,
    comparisons: comparisons.map(({ text, relation, left, right }) => ({
      text,
      relation,
      evaluate: (values) => ({ left: left.value(values), right: right.value(values) }),
    })),
  };
}

/** A mathjs expression that gives one number, such as the scale of a tolerance. Errors as for formula(). */
export function expression(text: string): {
  symbols: readonly string[];
  value(values: Readonly<Record<string, number>>): number;
} {
  return side(parseOrExplain(text), text);
}

/** Parses a mathjs expression. @throws FormulaError */
export function parseOrExplain(text: string): MathNode {
  try {
    return parse(text);
  } catch (error) {
    throw new FormulaError(`"${text}" is not a formula: ${(error as Error).message}`);
  }
}

/** The statements that a statement joins by `and`. */
export function conjuncts(node: MathNode): MathNode[] {
  if (node.type === "ParenthesisNode") return conjuncts((node as MathNode & { content: MathNode }).content);
  if (node.type === "OperatorNode" && (node as OperatorNode).fn === "and")
    return (node as OperatorNode).args.flatMap(conjuncts);
  return [node];
}

function side(node: MathNode, text: string) {
  const symbols = freeSymbols(node);
  const compiled = node.compile();
  return {
    symbols,
    value(values: Readonly<Record<string, number>>): number {
      const scope: Record<string, number> = {};
      for (const symbol of symbols) {
        const value = values[symbol];
        // A missing symbol must not fall back on a constant of mathjs, such as e or tau.
        if (typeof value !== "number" || !Number.isFinite(value)) {
          throw new FormulaError(
            `"${text}" needs a finite ${symbol}, but it is ${value}: measure it in the property's trial`,
          );
        }
        scope[symbol] = value;
      }
      let result: unknown;
      try {
        result = compiled.evaluate(scope);
      } catch (error) {
        throw new FormulaError(`"${text}" cannot be evaluated: ${(error as Error).message}`);
      }
      if (typeof result !== "number" || !Number.isFinite(result)) {
        throw new FormulaError(
          `"${node.toString()}" gives ${result} for ${JSON.stringify(scope)}: it must be a finite number`,
        );
      }
      return result;
    },
  };
}

/** Symbols that are not the name of a called function. */
export function freeSymbols(node: MathNode): string[] {
  const found = new Set<string>();
  node.traverse((child, path) => {
    if (child.type === "SymbolNode" && path !== "fn") found.add((child as SymbolNode).name);
  });
  return [...found];
}
