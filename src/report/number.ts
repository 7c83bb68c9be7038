/** A number to `digits` significant digits: `0.123`, `1.2e-7`, `∞`. Integers below a million are written in full. */
export function formatNumber(value: number, digits = 3): string {
  if (Number.isNaN(value)) {
    return "NaN";
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? "∞" : "-∞";
  }
  // Rounded first: 9.999e-4 is 0.001 to three digits, and not 1e-3.
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (value === 0 || (Number.isInteger(value) && Math.abs(value) < 1e6)) {
    // String(-0) is "0", which is what a reader wants.
    return String(value);
  }
  if (size >= 1e-3 && size < 1e5) {
    return String(rounded);
  }
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  return `${Number(mantissa)}e${Number(exponent)}`;
}

/** A share as percent: 0.0312 is `3.12 %`. */
export function formatPercent(share: number): string {
  return `${formatNumber(share * 100)}\u00a0%`;
}

/** "no case", "1 case", "12 cases". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : count === 1 ? `1 ${one}` : `${formatNumber(count)} ${many}`;
}
