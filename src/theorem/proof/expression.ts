import type { MathNode, SymbolNode } from "mathjs/number";
import { conjuncts, freeSymbols, parseOrExplain } from "../formula.ts";
import { texOf } from "../tex.ts";

/** A parsed expression of mathjs. */
export interface Expression {
  readonly text: string;
  readonly node: MathNode;
  /** Statements that are joined by `and` stand below each other. */
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
      const parts = conjuncts(node).map(texOf);
      if (parts.length === 1) return parts[0];
      const lines = parts.map((part, i) => `${i === 0 ? "" : "\\text{and}\\quad "}\\displaystyle ${part}`);
      return `\\begin{array}{l} ${lines.join(" \\\\ ")} \\end{array}`;
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
