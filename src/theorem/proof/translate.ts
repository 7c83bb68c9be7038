import {
  create,
  all as everything,
  type FunctionNode,
  type MathNode,
  type OperatorNode,
  type ParenthesisNode,
  type RelationalNode,
  type SymbolNode,
} from "mathjs/number";
import { type Expression, expanded } from "./expression.ts";
import { type Condition, FreshVariables } from "./fresh.ts";
import { realName, TranslationError } from "./names.ts";
import { rational, rationalOf, rationalTerm } from "./rational.ts";
import { all, product, sum, type Term } from "./term.ts";
import type { VectorSpace } from "./vector.ts";

const { derivative } = create(everything);

/** A statement, and what must be true for its terms to mean anything, in the order of their making. */
export interface Translated {
  readonly term: Term;
  readonly conditions: readonly Condition[];
}

type Meaning<V> =
  | { readonly kind: "number"; readonly term: Term }
  | { readonly kind: "truth"; readonly term: Term }
  | { readonly kind: "vector"; readonly vector: V };

const comparisons: Readonly<Record<string, string>> = {
  equal: "=",
  smaller: "<",
  smallerEq: "<=",
  larger: ">",
  largerEq: ">=",
};

/**
 * Walks expressions of mathjs to terms of SMT-LIB's reals. Quotients and roots become fresh variables, each with its condition.
 * One translator serves all expressions of a question: an expression that occurs twice has one fresh variable.
 */
export class Translator<V> {
  readonly #space: VectorSpace<V>;
  readonly #kinds: ReadonlyMap<string, "number" | "vector">;
  readonly #define: ReadonlyMap<string, MathNode>;
  readonly #fresh = new FreshVariables();

  /** @param define abbreviations, expanded wherever they occur. */
  constructor(
    space: VectorSpace<V>,
    kinds: ReadonlyMap<string, "number" | "vector">,
    define: ReadonlyMap<string, MathNode> = new Map(),
  ) {
    this.#space = space;
    this.#kinds = kinds;
    this.#define = define;
  }

  /** The fresh variables so far, in order. */
  get fresh(): readonly string[] {
    return this.#fresh.names;
  }

  /** A statement, such as a comparison. @throws TranslationError */
  statement(expression: Expression): Translated {
    return this.#translated(expression, (node) => this.#truth(node));
  }

  /** The number that an expression is. @throws TranslationError */
  number(expression: Expression): Translated {
    return this.#translated(expression, (node) => this.#number(node));
  }

  #translated({ node }: Expression, walk: (node: MathNode) => Term): Translated {
    const term = walk(expanded(node, this.#define));
    return { term, conditions: this.#fresh.take() };
  }

  #walk(node: MathNode): Meaning<V> {
    const constant = rationalOf(node);
    if (constant !== null) return number(rationalTerm(constant));
    switch (node.type) {
      case "ParenthesisNode":
        return this.#walk((node as ParenthesisNode).content);
      case "SymbolNode":
        return this.#symbol((node as SymbolNode).name);
      case "RelationalNode": {
        const { conditionals, params } = node as RelationalNode;
        return truth(all(conditionals.map((fn, i) => this.#comparison(fn, params[i], params[i + 1]))));
      }
      case "OperatorNode":
        return this.#operator(node as OperatorNode);
      case "FunctionNode":
        return this.#call(node as FunctionNode);
      default:
        return this.#unknown(node, node.type);
    }
  }

  #symbol(name: string): Meaning<V> {
    const kind = this.#kinds.get(name);
    if (kind === undefined) throw new TranslationError(`${name} has no value in the witness: give it one`);
    return kind === "number" ? number(realName(name)) : { kind, vector: this.#space.symbol(realName(name)) };
  }

  #operator(node: OperatorNode): Meaning<V> {
    const { args } = node;
    const fn: string = node.fn;
    const [first, second] = args;
    if (fn in comparisons || fn === "unequal") return truth(this.#comparison(fn, first, second));
    switch (fn) {
      case "add":
      case "subtract":
        return this.#add(first, second, fn === "subtract");
      case "unaryPlus":
        return this.#walk(first);
      case "unaryMinus":
        return this.#multiply({ kind: "number", term: "(- 1.0)" }, this.#walk(first), node);
      case "multiply":
        return this.#multiply(this.#walk(first), this.#walk(second), node);
      case "divide":
        return this.#divide(first, second, node);
      case "pow":
        return number(this.#power(first, second, node));
      case "and":
        return truth(all(args.map((arg) => this.#truth(arg))));
      case "or":
        return truth(`(or ${args.map((arg) => this.#truth(arg)).join(" ")})`);
      case "not":
        return truth(`(not ${this.#truth(first)})`);
      default:
        return this.#unknown(node, node.op);
    }
  }

  #call(node: FunctionNode): Meaning<V> {
    const name = node.fn.name;
    const { args } = node;
    const takes = (count: number) => {
      if (args.length !== count) throw new TranslationError(`"${node}" takes ${count}, but is given ${args.length}`);
    };
    switch (name) {
      case "dot":
        takes(2);
        return number(this.#space.dot(this.#vector(args[0]), this.#vector(args[1])));
      case "sq": {
        takes(1);
        const vector = this.#vector(args[0]);
        return number(this.#space.dot(vector, vector));
      }
      case "sqrt":
        takes(1);
        return number(this.#root(args[0], 2));
      case "abs": {
        takes(1);
        const own = this.#number(args[0]);
        return number(`(ite (>= ${own} 0.0) ${own} (- ${own}))`);
      }
      case "relu": {
        takes(1);
        const own = this.#number(args[0]);
        return number(`(ite (>= ${own} 0.0) ${own} 0.0)`);
      }
      case "max":
      case "min": {
        if (args.length === 0) takes(1);
        const relation = name === "max" ? ">=" : "<=";
        return number(
          args
            .map((arg) => this.#number(arg))
            .reduce((best, next) => `(ite (${relation} ${best} ${next}) ${best} ${next})`),
        );
      }
      case "implies": {
        takes(2);
        const premise = this.#truth(args[0]);
        return truth(`(=> ${premise} ${this.#fresh.under(premise, () => this.#truth(args[1]))})`);
      }
      case "iff":
        takes(2);
        return truth(`(= ${this.#truth(args[0])} ${this.#truth(args[1])})`);
      case "derivative":
        takes(2);
        return this.#walk(differentiated(args[0], args[1], node));
      default:
        return this.#unknown(node, name);
    }
  }

  #comparison(fn: string, left: MathNode, right: MathNode): Term {
    const [a, b] = [this.#walk(left), this.#walk(right)];
    const equals = fn === "equal" || fn === "unequal";
    const same = (() => {
      if (equals && a.kind === "vector" && b.kind === "vector") {
        const { add, scale, isZero } = this.#space;
        return isZero(add(a.vector, scale("(- 1.0)", b.vector)));
      }
      return `(${comparisons[fn] ?? "="} ${this.#asNumber(a, left)} ${this.#asNumber(b, right)})`;
    })();
    return fn === "unequal" ? `(not ${same})` : same;
  }

  #add(left: MathNode, right: MathNode, minus: boolean): Meaning<V> {
    const [a, b] = [this.#walk(left), this.#walk(right)];
    if (a.kind === "vector" || b.kind === "vector") {
      const { add, scale } = this.#space;
      const other = this.#asVector(b, right);
      return { kind: "vector", vector: add(this.#asVector(a, left), minus ? scale("(- 1.0)", other) : other) };
    }
    const [p, q] = [this.#asNumber(a, left), this.#asNumber(b, right)];
    return number(minus ? `(- ${p} ${q})` : sum([p, q]));
  }

  #multiply(a: Meaning<V>, b: Meaning<V>, node: OperatorNode): Meaning<V> {
    if (a.kind === "vector" && b.kind === "vector")
      throw new TranslationError(`"${node}" multiplies two vectors: write dot(u, v) for their inner product`);
    if (a.kind === "vector") return { kind: "vector", vector: this.#space.scale(this.#asNumber(b, node), a.vector) };
    if (b.kind === "vector") return { kind: "vector", vector: this.#space.scale(this.#asNumber(a, node), b.vector) };
    return number(product([this.#asNumber(a, node), this.#asNumber(b, node)]));
  }

  #divide(left: MathNode, right: MathNode, node: OperatorNode): Meaning<V> {
    const whole = this.#walk(left);
    const part = rationalOf(right);
    // 1/0 is no number, so it is left to the fresh variable, whose condition cannot be proved.
    const inverse = part !== null && part.over !== 0n ? rationalTerm(rational(part.under, part.over)) : null;
    if (inverse !== null) return this.#multiply(whole, number(inverse), node);
    const divisor = this.#number(right);
    if (whole.kind === "vector") {
      const reciprocal = this.#quotient("1.0", divisor, right);
      return { kind: "vector", vector: this.#space.scale(reciprocal, whole.vector) };
    }
    return number(this.#quotient(this.#asNumber(whole, left), divisor, right));
  }

  #power(base: MathNode, exponent: MathNode, node: OperatorNode): Term {
    const power = rationalOf(exponent);
    if (power === null) throw new TranslationError(`"${node}": an exponent must be a number, such as 2 or 1/3`);
    const size = Number(power.over < 0n ? -power.over : power.over);
    const of = power.under === 1n ? this.#number(base) : this.#root(base, Number(power.under));
    const positive = product(Array.from({ length: size }, () => of));
    return power.over >= 0n ? positive : this.#quotient("1.0", positive, base);
  }

  #quotient(whole: Term, divisor: Term, of: MathNode): Term {
    return this.#fresh.quotient(whole, divisor, `${bare(of)}`);
  }

  #root(radicand: MathNode, degree: number): Term {
    return this.#fresh.root(this.#number(radicand), degree, `${bare(radicand)}`);
  }

  #number(node: MathNode): Term {
    return this.#asNumber(this.#walk(node), node);
  }

  #vector(node: MathNode): V {
    return this.#asVector(this.#walk(node), node);
  }

  #truth(node: MathNode): Term {
    const meaning = this.#walk(node);
    if (meaning.kind !== "truth") throw new TranslationError(`"${node}" is a ${meaning.kind}, not a statement`);
    return meaning.term;
  }

  #asNumber(meaning: Meaning<V>, node: MathNode): Term {
    if (meaning.kind !== "number") throw new TranslationError(`"${node}" has a ${meaning.kind} where a number must be`);
    return meaning.term;
  }

  #asVector(meaning: Meaning<V>, node: MathNode): V {
    if (meaning.kind !== "vector") throw new TranslationError(`"${node}" has a ${meaning.kind} where a vector must be`);
    return meaning.vector;
  }

  #unknown(node: MathNode, name: string): never {
    throw new TranslationError(
      `"${name}" in "${node}" has no meaning in a proof: use + - * / ^, sqrt, abs, min, max, relu, comparisons, and, or, not, implies, iff, derivative, dot or sq`,
    );
  }
}

/** @throws TranslationError for what mathjs cannot differentiate, or by what is no symbol of its own. */
function differentiated(of: MathNode, by: MathNode, node: MathNode): MathNode {
  if (by.type !== "SymbolNode") throw new TranslationError(`"${node}" differentiates by "${by}", which is no symbol`);
  try {
    return derivative(of, by as SymbolNode, { simplify: false });
  } catch (error) {
    throw new TranslationError(`"${node}" cannot be differentiated: ${(error as Error).message}`);
  }
}

function bare(node: MathNode): MathNode {
  return node.type === "ParenthesisNode" ? bare((node as ParenthesisNode).content) : node;
}

function number(term: Term) {
  return { kind: "number", term } as const;
}

function truth(term: Term) {
  return { kind: "truth", term } as const;
}
