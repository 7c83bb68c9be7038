import {
  all,
  create,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  type RelationalNode,
  type SymbolNode,
} from "mathjs";
import type { Value } from "../../../src/theorem/proof/obligation.ts";

const mathjs = create(all);
mathjs.import({
  sq: (v: readonly number[]) => v.reduce((sum, each) => sum + each * each, 0),
  relu: (z: number) => Math.max(z, 0),
});

const own = (symbol: string) => `${symbol}_own`;

/** Rounding, of numbers of about the size of 1. */
const rounding = 1e-9;
const compare: Readonly<Record<string, (difference: number) => boolean>> = {
  equal: (difference) => Math.abs(difference) <= rounding,
  unequal: (difference) => Math.abs(difference) > rounding,
  smaller: (difference) => difference < rounding,
  smallerEq: (difference) => difference <= rounding,
  larger: (difference) => difference > -rounding,
  largerEq: (difference) => difference >= -rounding,
};

/**
 * Whether a statement holds up to rounding, as mathjs computes it: knows nothing of z3, and of the translator only what its
 * expressions look like.
 * @param define abbreviations, which mathjs must see written out to differentiate.
 */
export function holdsAt(
  text: string,
  values: Readonly<Record<string, Value>>,
  define: Readonly<Record<string, string>> = {},
): boolean {
  const scope = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      own(name),
      Array.isArray(value) ? value.map((each) => mathjs.evaluate(String(each))) : mathjs.evaluate(String(value)),
    ]),
  );
  const writtenOut = (node: MathNode): MathNode =>
    node.transform((child, path) => {
      const name = path === "fn" ? "" : (child as { name?: string }).name;
      return child.type === "SymbolNode" && name !== undefined && Object.hasOwn(define, name)
        ? writtenOut(mathjs.parse(define[name]))
        : child;
    });
  return truth(writtenOut(mathjs.parse(text)));

  function truth(node: MathNode): boolean {
    if (node.type === "ParenthesisNode") return truth((node as ParenthesisNode).content);
    if (node.type === "RelationalNode") {
      const { conditionals, params } = node as RelationalNode;
      return conditionals.every((fn, i) => related(fn, params[i], params[i + 1]));
    }
    if (node.type === "FunctionNode") {
      const [a, b] = (node as FunctionNode).args;
      return (node as FunctionNode).fn.name === "implies" ? !truth(a) || truth(b) : truth(a) === truth(b);
    }
    const { fn, args } = node as OperatorNode;
    if (fn === "and") return args.every(truth);
    if (fn === "or") return args.some(truth);
    if (fn === "not") return !truth(args[0]);
    return related(fn, args[0], args[1]);
  }

  function related(fn: string, left: MathNode, right: MathNode): boolean {
    const differences = [mathjs.subtract(value(left), value(right))].flat() as number[];
    return fn === "unequal"
      ? differences.some((difference) => compare.unequal(difference))
      : differences.every((difference) => compare[fn](difference));
  }

  function value(node: MathNode): number | number[] {
    const plain = node.transform((child) => {
      if (child.type !== "FunctionNode" || (child as FunctionNode).fn.name !== "derivative") return child;
      const [of, by] = (child as FunctionNode).args;
      return mathjs.derivative(of, by as never);
    });
    // A symbol may have a function's name, which mathjs would take for the function.
    const told = plain.transform((child, path) =>
      child.type === "SymbolNode" && path !== "fn" ? new mathjs.SymbolNode(own((child as SymbolNode).name)) : child,
    );
    return told.evaluate({ ...scope }) as number | number[];
  }
}
