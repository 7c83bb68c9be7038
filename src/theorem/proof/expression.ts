import type { MathNode, SymbolNode } from "mathjs/number";
import { freeSymbols, parseOrExplain } from "../formula.ts";
import { texOf } from "../tex.ts";

/** A parsed expression of mathjs. */
export interface Expression {
  readonly text: string;
  readonly node: MathNode;
  readonly tex: string;
  readonly symbols: readonly string[];
}

/** @throws FormulaError when it does not parse. */
export function expressionOf(text: string): Expression {
  const node = parseOrExplain(text);
  return {
    text,
    node,
    get tex() {
      return texOf(node);
    },
    symbols: freeSymbols(node),
  };
}

/** An expression with its abbreviations written out, those within abbreviations too. */
export function expanded(node: MathNode, define: ReadonlyMap<string, MathNode>): MathNode {
  if (define.size === 0) return node;
  return node.transform((child, path) => {
    // A function's name is no symbol.
    if (child.type !== "SymbolNode" || path === "fn") return child;
    const meaning = define.get((child as SymbolNode).name);
    return meaning === undefined ? child : expanded(meaning, define);
  });
}
