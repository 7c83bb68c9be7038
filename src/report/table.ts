import type { MedianCell, Table } from "../finding/table.ts";
import { type Html, html, trusted } from "./html.ts";
import { formatNumber } from "./number.ts";

/** Medians with their intervals. Shades tell small from large, by the logarithm where all medians are positive. */
export function tableOf({ title, caption, shaded, columns, rows }: Table): Html {
  const asAWhole = shadesOf(rows.flatMap(({ cells }) => cells));
  return html`<figure>
<h5>${title}</h5>
<div class="scroll" tabindex="0"><table class="medians" aria-label="${title}">
<thead><tr><td></td>${columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ name, cells }) =>
      html`<tr><th scope="row">${name}</th>${cells.map((cell) =>
        cellOf(cell, shaded === "as a whole" ? asAWhole : shadesOf(cells)),
      )}</tr>`,
  )}</tbody></table></div>
<figcaption>${caption}</figcaption>
</figure>`;
}

function cellOf(cell: MedianCell | null, shade: (median: number) => number): Html {
  if (cell === null) return html`<td><span class="quiet">–</span></td>`;
  const share = trusted(shade(cell.median).toFixed(3));
  return html`<td class="shaded" style="--share: ${share}"><strong>${formatNumber(cell.median)}</strong><br>
<span class="together">[${formatNumber(cell.low)}, ${formatNumber(cell.high)}]</span></td>`;
}

/** Where a median lies between the smallest, 0, and the largest, 1. */
function shadesOf(cells: readonly (MedianCell | null)[]): (median: number) => number {
  const finite = cells.flatMap((cell) => (cell !== null && Number.isFinite(cell.median) ? [cell.median] : []));
  const place = finite.every((median) => median > 0) ? Math.log : (median: number) => median;
  const low = place(Math.min(...finite));
  const high = place(Math.max(...finite));
  return (median) => (Number.isFinite(median) && high > low ? (place(median) - low) / (high - low) : 0.5);
}
