import type { ConstantNode, MathNode, OperatorNode, ParenthesisNode } from "mathjs/number";

/** A fraction in lowest terms with a positive denominator. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

/** @throws RangeError when the denominator is zero. */
export function rational(over: bigint, under = 1n): Rational {
  if (under === 0n) throw new RangeError(`${over}/0 is no number`);
  const sign = under < 0n ? -1n : 1n;
  const common = sign * divisor(over < 0n ? -over : over, under * sign);
  return { over: over / common, under: under / common };
}

/** A decimal number exactly as it is written: 0.1 is one tenth, 1e-3 a thousandth. */
export function exactly(number: number): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number));
  if (match === null) throw new RangeError(`${number} is not a finite number`);
  const [, sign, whole, part = "", exponent = "0"] = match;
  const places = Number(exponent) - part.length;
  const digits = BigInt(`${sign}${whole}${part}`);
  return places >= 0 ? rational(digits * 10n ** BigInt(places)) : rational(digits, 10n ** BigInt(-places));
}

/** The value of an expression of rational numbers and + − * / and whole powers; null for any other. */
export function rationalOf(node: MathNode): Rational | null {
  if (node.type === "ParenthesisNode") return rationalOf((node as ParenthesisNode).content);
  if (node.type === "ConstantNode") {
    const { value } = node as ConstantNode;
    return typeof value === "number" ? exactly(value) : null;
  }
  if (node.type !== "OperatorNode") return null;
  const { fn, args } = node as OperatorNode;
  const values = args.map(rationalOf);
  if (values.includes(null)) return null;
  const [a, b] = values as Rational[];
  switch (fn as string) {
    case "unaryMinus":
      return rational(-a.over, a.under);
    case "unaryPlus":
      return a;
    case "add":
      return rational(a.over * b.under + b.over * a.under, a.under * b.under);
    case "subtract":
      return rational(a.over * b.under - b.over * a.under, a.under * b.under);
    case "multiply":
      return rational(a.over * b.over, a.under * b.under);
    case "divide":
      return b.over === 0n ? null : rational(a.over * b.under, a.under * b.over);
    case "pow":
      if (b.under !== 1n || (b.over < 0n && a.over === 0n)) return null;
      return b.over >= 0n
        ? rational(a.over ** b.over, a.under ** b.over)
        : rational(a.under ** -b.over, a.over ** -b.over);
    default:
      return null;
  }
}

/** As a term of SMT-LIB's reals. */
export function rationalTerm({ over, under }: Rational): string {
  const size = over < 0n ? -over : over;
  const positive = under === 1n ? `${size}.0` : `(/ ${size}.0 ${under}.0)`;
  return over < 0n ? `(- ${positive})` : positive;
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : divisor(b, a % b);
}
