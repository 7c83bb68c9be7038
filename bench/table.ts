import { median } from "../src/statistics/median.ts";
import type { ProductRates, Row } from "./measure.ts";

/** Column widths; negative ones are flush right. */
const COLUMNS = [24, 9, 24, -28, -8, -11, -23] as const;

const NAMES: Readonly<Record<Row["by"], string>> = {
  ours: "ours",
  nn: "torch nn",
  "nn-last": "torch nn, channels last",
  hand: "torch hand",
  stack: "torch bmm, 64 nets",
};

/** The table's first line. */
export function heading(): string {
  return line(["workload", "precision", "", "steps/s", "GFLOP/s", "of product", "ours / torch"]);
}

/** The lines of one workload at one precision. */
export function rowsOf(rows: readonly Row[], products: ProductRates): string {
  const cells = rows.map(({ workload, precision, by, flops, rates, ratios }, i) => {
    const speed = flops * median(rates);
    const product = by === "ours" ? products.ours : products.torch;
    return line([
      i === 0 ? workload : "",
      i === 0 ? precision : "",
      NAMES[by],
      spread(rates, count),
      (speed / 1e9).toFixed(speed < 1e10 ? 2 : 1),
      product.length === 0 ? "" : `${Math.round((100 * speed) / median(product))} %`,
      ratios.length === 0 ? "" : spread(ratios, times),
    ]);
  });
  return cells.join("\n");
}

/** One line on the bare products, empty where there are none. */
export function productLine({ precision, ours, torch }: ProductRates): string {
  const giga = (rate: number) => (rate / 1e9).toFixed(1);
  const sides = [
    ...(ours.length === 0 ? [] : [`ours ${spread(ours, giga)}`]),
    ...(torch.length === 0 ? [] : [`torch ${spread(torch, giga)}`]),
  ];
  return sides.length === 0 ? "" : `product of 256×256 matrices, ${precision}, GFLOP/s: ${sides.join(", ")}`;
}

/** "median (least–most)". */
export function spread(values: readonly number[], shown: (value: number) => string): string {
  return `${shown(median(values))} (${shown(Math.min(...values))} – ${shown(Math.max(...values))})`;
}

function count(rate: number): string {
  return rate < 100 ? rate.toFixed(1) : Math.round(rate).toLocaleString("en-US").replaceAll(",", " ");
}

export function times(ratio: number): string {
  return `${ratio.toFixed(ratio < 10 ? 2 : 1)}x`;
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, i) => (COLUMNS[i] < 0 ? cell.padStart(-COLUMNS[i]) : cell.padEnd(COLUMNS[i])))
    .join(" ")
    .trimEnd();
}
