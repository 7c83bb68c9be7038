import type { Finding } from "../finding/finding.ts";
import { anchor, type Html, html } from "./html.ts";
import { countOf, formatNumber } from "./number.ts";

/** How many trainings a claim was measured on, and which other claims were measured on some of the same. */
export function trainings({ id, runs }: Finding, others: ReadonlyMap<string, Finding>): Html {
  if (runs.length === 0) return html`none`;
  const own = new Set(runs);
  const shared = [...others.values()]
    .filter((other) => other.id !== id)
    .map((other) => ({ other: other.id, count: other.runs.filter((run) => own.has(run)).length }))
    .filter(({ count }) => count > 0);
  return html`${countOf(runs.length, "training")}${
    shared.length > 0 &&
    html`, trained once and shared with<ul>${shared.map(
      ({ other, count }) =>
        html`<li><a href="#${anchor(other)}"><code>${other}</code></a>: ${formatNumber(count)}</li>`,
    )}</ul>`
  }`;
}
