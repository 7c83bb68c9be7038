import type { FunctionNode, MathNode, SymbolNode } from "mathjs/number";
import { symbolTex } from "./symbol-tex.ts";

const options = { parenthesis: "auto", implicit: "hide", handler } as const;

/** TeX of an expression, with the field's signs for the functions that proofs know. */
export function texOf(node: MathNode): string {
  return node.toTex(options);
}

function handler(node: MathNode): string | undefined {
  if (node.type === "SymbolNode") return ` ${symbolTex((node as SymbolNode).name)} `;
  if (node.type !== "FunctionNode") return undefined;
  const args = (node as FunctionNode).args.map(texOf);
  switch ((node as FunctionNode).fn.name) {
    case "dot":
      return `\\left\\langle ${args.join(", ")} \\right\\rangle`;
    case "sq":
      return `\\left\\| ${args[0]} \\right\\|^{2}`;
    case "relu":
      return `\\mathrm{relu}\\left( ${args[0]} \\right)`;
    case "implies":
      return `\\left( ${args[0]} \\;\\Rightarrow\\; ${args[1]} \\right)`;
    case "iff":
      return `\\left( ${args[0]} \\;\\Leftrightarrow\\; ${args[1]} \\right)`;
    case "derivative":
      return (node as FunctionNode).args[0].type === "SymbolNode"
        ? `\\frac{\\partial ${args[0]}}{\\partial ${args[1]}}`
        : `\\frac{\\partial}{\\partial ${args[1]}} \\left( ${args[0]} \\right)`;
    default:
      return undefined;
  }
}
